package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}:profile", ttl = "1h") // error: KeysCollide
    User find(long id);

    @Cached(key = "user:{id}", ttl = "1h")
    User short_(long id);

    @Cached(key = "user:count", ttl = "1h")
    int count();
}

interface Members {
    @Cached(key = "user:{name}:profile", ttl = "1h")
    String find(String name);
}

record User(long id) {}
