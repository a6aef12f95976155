package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{ids}", ttl = "1h")
    Map<String, User> findAll(Collection<Long> ids); // error: BatchMapKeys

    @Updates(key = "user:{users.id}", ttl = "1h")
    Map<User, User> saveAll(User... users); // error: BatchMapKeys
}

record User(long id) {}
