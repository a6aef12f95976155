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

    @Cached(key = "h:{id}", ttl = "1h")
    NamedOtherwise namedOtherwise(long id); // error: ValueTypeNotCreatable

    @Cached(key = "i:{id}", ttl = "1h")
    CreatorOtherwise creatorOtherwise(long id); // error: ValueTypeNotCreatable

    @Cached(key = "g:{two|sha256}", ttl = "1h")
    String hashed(Two two);
}

class OtherNames {
    private final String name;

    public OtherNames(String text) {
        this.name = text;
    }
}

class NamedOtherwise {
    private final String name;

    @ConstructorProperties("label")
    NamedOtherwise(String text) {
        this.name = text;
    }
}

class CreatorOtherwise {
    private final String name;

    @JsonCreator
    CreatorOtherwise(@JsonProperty("label") String text) {
        this.name = text;
    }
}

class Two {
    private final String name;

    public Two(String text) {
        this.name = text;
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

    Hidden(String name, String suffix) {
        this.name = name + suffix;
    }
}

record Deep(Optional<Map<String, Two[]>> twos) {}

record Good(
        OfItsState state, OfSome some, OneOfTwo oneOfTwo, Annotated annotated, Factory factory, Properties properties, Built built, Plain plain, Kind kind) {}

class OfItsState {
    private final String name;
    private final long id;

    public OfItsState(long id, String name) {
        this.id = id;
        this.name = name;
    }
}

class OfSome {
    private final String name;
    private final List<String> tags;

    OfSome(String name) {
        this.name = name;
        this.tags = new ArrayList<>();
    }
}

class OneOfTwo {
    private final String name;

    private OneOfTwo(String name) {
        this.name = name;
    }

    OneOfTwo(int number) {
        this.name = "" + number;
    }
}

class Annotated {
    private final String name;

    @JsonCreator
    Annotated(@JsonProperty("name") String text) {
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
    Properties(String name) {
        this.name = name;
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

        Builder withName(String value) {
            this.name = value;
            return this;
        }

        Built build() {
            return new Built(this);
        }
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
