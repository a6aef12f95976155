package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:*", ttl = "1h") // error: KeyHasWildcard
    String a();
}
