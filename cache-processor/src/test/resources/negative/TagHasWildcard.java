package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", tags = "team:*") // error: TagHasWildcard
    String a(long id);

    @Evicts(tags = "team:?") // error: TagHasWildcard
    void b();
}
