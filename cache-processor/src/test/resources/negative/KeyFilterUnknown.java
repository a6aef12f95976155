package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{name|md5}", ttl = "1h") // error: KeyFilterUnknown
    String a(String name);
}
