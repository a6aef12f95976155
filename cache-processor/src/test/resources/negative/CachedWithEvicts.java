package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    @Evicts(pattern = "user:*") // error: CachedWithEvicts
    String find(long id);
}
