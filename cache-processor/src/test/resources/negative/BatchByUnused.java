package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "users", ttl = "1h", by = "id") // error: BatchByUnused
    List<User> all();

    @Cached(key = "user:{ids}", ttl = "1h", by = "id") // error: BatchByUnused
    Map<Long, User> findAll(Collection<Long> ids);

    @Updates(key = "users:{ids|sha256}", ttl = "1h", by = "id") // error: BatchByUnused
    List<User> saveAll(Collection<Long> ids);
}

record User(long id) {}
