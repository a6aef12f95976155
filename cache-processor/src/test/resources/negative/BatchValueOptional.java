package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{ids}", ttl = "1h")
    Map<Long, Optional<String>> findAll(Collection<Long> ids); // error: BatchValueOptional
}
