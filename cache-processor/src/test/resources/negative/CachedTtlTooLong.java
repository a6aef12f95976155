package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a", ttl = "99999999999999999999") // error: CachedTtlTooLong
    String a();

    @Cached(key = "b", ttl = "600w") // error: CachedTtlTooLong
    String b();
}
