package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", when = "isKnown(id)") // error: ConditionCallUnqualified
    String a(long id);

    static boolean isKnown(long id) {
        return id > 0;
    }
}
