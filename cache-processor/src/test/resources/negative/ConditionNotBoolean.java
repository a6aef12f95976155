package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", when = "id") // error: ConditionNotBoolean
    String a(long id);

    @Cached(key = "user:{id}", ttl = "1h", unless = "result.length()") // error: ConditionNotBoolean
    String b(long id);
}
