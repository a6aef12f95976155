package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a", ttl = "1h", by = "id") // error: ByNotSupported
    List<String> a();
}
