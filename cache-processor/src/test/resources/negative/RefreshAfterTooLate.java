package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a", ttl = "1h", refreshAfter = "60m") // error: RefreshAfterTooLate
    String a();

    @Cached(key = "b", ttl = "1h", jitter = "10%", refreshAfter = "55m") // error: RefreshAfterTooLate
    String b();
}
