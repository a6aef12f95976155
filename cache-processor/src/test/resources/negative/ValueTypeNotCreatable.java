package negative;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.annotation.*;
import dev.larder.annotation.*;
import java.util.*;

import java.beans.ConstructorProperties;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h")
    OtherNames otherNames(long id); // error: ValueTypeNotCreatable

    @Cached(key = "response:{id}", ttl = "1h")
    org.springframework.http.ResponseEntity<String> response(long id); // error: ValueTypeNotCreatable

    @Cached(key = "b:{id}", ttl = "1h")
    List<Two> twoConstructors(long id); // error: ValueTypeNotCreatable

    @Cached(key = "c:{id}", ttl = "1h")
    Around.Inner inner(long id); // error: ValueTypeNotCreatable

    @Cached(key = "d:{id}", ttl = "1h")
    Hidden hidden(long id); // error: ValueTypeNotCreatable

    @Cached(key = "e:{id}", ttl = "1h")
    Deep deep(long id); // error: ValueTypeNotCreatable

    @Cached(key = "f:{id}", ttl = "1h")
    Good good(long id);

    @Cached(key = "g:{two|sha256}", ttl = "1h")
    String hashed(Two two);
}

class OtherNames {
    private final String name;

    public OtherNames(String text) {
        this.name = text;
    }
}

class Two {
    private final String name;

    public Two(String name) {
        this.name = name;
    }

    public Two(int number) {
        this.name = "" + number;
    }
}

class Around {
    class Inner {
        String name;
    }
}

class Hidden {
    final String name;

    Hidden(String name) {
        this.name = name;
    }
}

record Deep(Optional<Map<String, Two[]>> twos) {}

record Good(
        OfItsState state, Annotated annotated, Factory factory, Properties properties, Built built, Plain plain, Kind kind) {}

class OfItsState {
    private final String name;
    private final long id;

    public OfItsState(long id, String name) {
        this.id = id;
        this.name = name;
    }
}

class Annotated {
    private final String name;

    @JsonCreator
    Annotated(@JsonProperty("n") String text) {
        this.name = text;
    }
}

class Factory {
    private final String name;

    private Factory(String text) {
        this.name = text;
    }

    @JsonCreator
    static Factory of(@JsonProperty("name") String name) {
        return new Factory(name);
    }
}

class Properties {
    private final String name;

    @ConstructorProperties("name")
    Properties(String text) {
        this.name = text;
    }
}

@JsonDeserialize(builder = Built.Builder.class)
class Built {
    private final String name;

    private Built(Builder builder) {
        this.name = builder.name;
    }

    static class Builder {
        String name;
    }
}

class Plain {
    private final String name;

    private Plain() {
        this("");
    }

    Plain(String text) {
        this.name = text;
    }
}

enum Kind {
    ONE("1");

    Kind(String text) {}
}
