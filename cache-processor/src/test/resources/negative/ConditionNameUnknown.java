package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", when = "idd > 0") // error: ConditionNameUnknown
    String a(long id);
}
