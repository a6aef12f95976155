package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", when = "result != null") // error: ConditionUsesResult
    String a(long id);
}
