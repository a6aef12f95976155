package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h")
    Map<byte[], Integer> byBytes(long id); // error: ValueTypeMapKeys

    @Cached(key = "b:{id}", ttl = "1h")
    List<Optional<Map<UserId[], Integer>>> deep(long id); // error: ValueTypeMapKeys

    @Cached(key = "c:{id}", ttl = "1h")
    Report inAProperty(long id); // error: ValueTypeMapKeys

    @Cached(key = "d:{id}", ttl = "1h")
    Map.Entry<String, TreeMap<long[], String>> inAnEntry(long id); // error: ValueTypeMapKeys

    @Cached(key = "e:{id}", ttl = "1h")
    Map<UserId, Map<List<String>, Map<Plain, Map<Optional<String>, Map<java.time.LocalDate, Map<UUID, Map<Kind, Integer>>>>>>>
            good(long id);
}

record UserId(String value) {}

record Report(Map<String[], List<String>> lines) {}

class Plain {
    String value;
}

enum Kind {
    ONE
}
