package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a", ttl = "0s") // error: CachedTtlNotPositive
    String a();

    @Cached(key = "b", ttl = "-5m") // error: CachedTtlNotPositive
    String b();
}
