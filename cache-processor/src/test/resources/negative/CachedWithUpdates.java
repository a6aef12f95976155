package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h") // error: CachedWithUpdates
    @Updates(key = "user:{id}", ttl = "1h")
    String find(long id);
}
