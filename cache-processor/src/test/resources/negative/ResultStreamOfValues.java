package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "users", ttl = "1h")
    java.util.concurrent.Flow.Publisher<String> all(); // error: ResultStreamOfValues
}
