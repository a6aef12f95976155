package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", when = "id++ > 0") // error: ConditionSideEffect
    String a(long id);

    @Cached(key = "user:{id}", ttl = "1h", when = "(id = 3) > 0") // error: ConditionSideEffect
    String b(long id);
}
