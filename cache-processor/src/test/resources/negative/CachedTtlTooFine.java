package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a", ttl = "PT0.0001S") // error: CachedTtlTooFine
    String a();
}
