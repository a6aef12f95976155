package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "users", ttl = "1h")
    List<?> all(); // error: ValueTypeWildcard

    @Cached(key = "numbers", ttl = "1h")
    Map<String, List<? extends Integer>> numbers(); // error: ValueTypeWildcard
}
