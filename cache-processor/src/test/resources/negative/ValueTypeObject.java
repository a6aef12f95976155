package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    Object find(long id); // error: ValueTypeObject

    @Cached(key = "users", ttl = "1h")
    Map<String, Object> all(); // error: ValueTypeObject

    @Cached(key = "box:{id}", ttl = "1h")
    Box box(long id); // error: ValueTypeObject
}

record Box(List<Optional<Object>> content) {}
