package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{ids}", ttl = "1h")
    Map<Long, String> findAll(Deque<Long> ids); // error: BatchParameterShape

    @Cached(key = "user:{ids}", ttl = "1h")
    Map<Long, String> findSorted(SortedSet<Long> ids); // error: BatchParameterShape
}
