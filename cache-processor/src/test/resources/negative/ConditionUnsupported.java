package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", unless = "result.chars().anyMatch(c -> c > 0)") // error: ConditionUnsupported
    String a(long id);

    @Cached(key = "user:{id}", ttl = "1h", when = "new Object() != null") // error: ConditionUnsupported
    String b(long id);

    @Cached(key = "user:{id}", ttl = "1h", when = "id > 0 // positive") // error: ConditionUnsupported
    String c(long id);
}
