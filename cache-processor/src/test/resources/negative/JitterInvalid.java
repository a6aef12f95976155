package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a", ttl = "1h", jitter = "10") // error: JitterInvalid
    String a();

    @Cached(key = "b", ttl = "1h", jitter = "100%") // error: JitterInvalid
    String b();
}
