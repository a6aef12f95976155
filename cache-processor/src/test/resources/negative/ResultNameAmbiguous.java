package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Evicts(pattern = "user:{result}") // error: ResultNameAmbiguous
    String a(String result);

    @Cached(key = "user:{result}", ttl = "1h", unless = "result.isEmpty()") // error: ResultNameAmbiguous
    String b(String result);
}
