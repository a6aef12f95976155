package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{ids}", ttl = "1h", by = "name") // error: BatchByType
    List<User> findAll(Collection<Long> ids);
}

record User(long id, String name) {}
