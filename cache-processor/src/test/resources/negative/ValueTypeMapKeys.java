package negative;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.annotation.*;
import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h")
    Map<UserId, Integer> byRecord(long id); // error: ValueTypeMapKeys

    @Cached(key = "b:{id}", ttl = "1h")
    List<Optional<Map<UserId, Integer>>> deep(long id); // error: ValueTypeMapKeys

    @Cached(key = "c:{id}", ttl = "1h")
    Report inAProperty(long id); // error: ValueTypeMapKeys

    @Cached(key = "d:{id}", ttl = "1h")
    Map<String, Map<List<String>, Integer>> byList(long id); // error: ValueTypeMapKeys

    @Cached(key = "e:{id}", ttl = "1h")
    Map<byte[], Integer> byArray(long id); // error: ValueTypeMapKeys

    @Cached(key = "f:{id}", ttl = "1h")
    TreeMap<Plain, Integer> byClassWithoutText(long id); // error: ValueTypeMapKeys

    @Cached(key = "g:{id}", ttl = "1h")
    Map<Optional<String>, Integer> byOptional(long id); // error: ValueTypeMapKeys

    @Cached(key = "h:{id}", ttl = "1h")
    Map<java.util.concurrent.atomic.AtomicLong, Integer> byAtomic(long id); // error: ValueTypeMapKeys

    @Cached(key = "i:{id}", ttl = "1h")
    Map.Entry<String, Map<UserId, String>> inAnEntry(long id); // error: ValueTypeMapKeys

    @Cached(key = "j:{id}", ttl = "1h")
    Map<Texty, Map<Coded, Map<java.time.LocalDate, Map<UUID, Map<Kind, Map<Long, Map<Locale, Integer>>>>>>> good(long id);

    @Cached(key = "k:{id}", ttl = "1h")
    OwnKeys ownDeserializer(long id);
}

record UserId(String value) {}

record Report(Map<UserId, List<String>> lines) {}

class Plain {
    String value;
}

record Texty(String value) {
    static Texty valueOf(String text) {
        return new Texty(text);
    }

    @Override
    public String toString() {
        return value;
    }
}

class Coded {
    private final String code;

    @JsonCreator
    Coded(String code) {
        this.code = code;
    }

    @JsonValue
    String code() {
        return code;
    }
}

enum Kind {
    ONE
}

record OwnKeys(@JsonDeserialize(keyUsing = KeyReader.class) Map<UserId, Integer> counts) {}

abstract class KeyReader extends com.fasterxml.jackson.databind.KeyDeserializer {}
