package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a", ttl = "1h", rethrow = IllegalStateException.class) // error: RethrowWithoutStale
    String a();
}
