package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "users", ttl = "1h")
    List all(); // error: ValueTypeRaw
}
