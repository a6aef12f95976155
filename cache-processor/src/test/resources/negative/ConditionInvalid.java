package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", when = "id >") // error: ConditionInvalid
    String a(long id);

    @Cached(key = "user:{id}", ttl = "1h", when = "id > 0; id > 1") // error: ConditionInvalid
    String b(long id);
}
