package negative;

import dev.larder.annotation.*;
import java.util.*;
import java.util.concurrent.*;

interface Users {
    @Cached(key = "user:{ids}", ttl = "1h")
    Set<String> findAll(Collection<Long> ids); // error: BatchResultShape

    @Cached(key = "user:{ids}", ttl = "1h")
    CompletionStage<String> joined(long... ids); // error: BatchResultShape

    @Updates(key = "user:{ids}", ttl = "1h")
    int count(Set<Long> ids); // error: BatchResultShape

    @Cached(ttl = "1h")
    Optional<Map<Long, String>> perhaps(Collection<Long> ids); // error: BatchResultShape
}
