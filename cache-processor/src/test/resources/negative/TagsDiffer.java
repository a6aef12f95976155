package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", tags = "team:{result.team}")
    User find(long id);

    @Updates(key = "user:{user.id}", ttl = "1h", tags = "team:{user.team}")
    User create(User user);

    @Updates(key = "user:{user.id}", ttl = "1h") // error: TagsDiffer
    User save(User user);

    @Cached(key = "user:{ids}", ttl = "1h", tags = {"team:{result.team}", "all"}) // error: TagsDiffer
    Map<Long, User> findAll(List<Long> ids);

    @Cached(key = "other:{id}", ttl = "1h")
    User other(long id);
}

record User(long id, long team) {}
