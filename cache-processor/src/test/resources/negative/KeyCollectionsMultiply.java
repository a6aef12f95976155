package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{ids}:{names}", ttl = "1h") // error: KeyCollectionsMultiply
    Map<Long, String> findAll(Collection<Long> ids, String... names);

    @Evicts(pattern = "user:{users.id}:{tags}") // error: KeyCollectionsMultiply
    void remove(List<User> users, Set<String> tags);
}

record User(long id) {}
