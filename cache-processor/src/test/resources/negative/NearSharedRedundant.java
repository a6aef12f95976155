package negative;

import dev.larder.annotation.*;
import java.math.*;
import java.time.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h", near = "30s", nearShared = true) // warning: NearSharedRedundant
    String text(long id);

    @Cached(key = "b:{id}", ttl = "1h", near = "30s", nearShared = true) // warning: NearSharedRedundant
    Optional<User> record(long id);

    @Cached(key = "c:{id}", ttl = "1h", near = "30s", nearShared = true)
    Tagged tagged(long id);

    @Cached(key = "d:{id}", ttl = "1h", near = "30s")
    User user(long id);
}

record User(long id, BigDecimal balance, Instant since, Optional<Level> level) {}

enum Level {
    LOW,
    HIGH
}

record Tagged(Set<String> tags) {}
