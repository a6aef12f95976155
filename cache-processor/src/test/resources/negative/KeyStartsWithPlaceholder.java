package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "{id}:user", ttl = "1h") // error: KeyStartsWithPlaceholder
    String a(long id);

    @Evicts(pattern = "{id}:*") // error: KeyStartsWithPlaceholder
    void b(long id);
}
