package negative;

import dev.larder.annotation.*;
import java.util.*;

class Outer {
    private interface Users { // error: ServiceNotAccessible
        @Cached(key = "user:{id}", ttl = "1h")
        String find(long id);
    }
}
