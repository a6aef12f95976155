package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{ids}", ttl = "1h")
    List<User> findAll(Collection<Long> ids); // error: BatchByMissing

    @Updates(key = "user:{users.id}", ttl = "1h")
    Collection<User> saveAll(User... users); // error: BatchByMissing
}

record User(long id) {}
