package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "{id}:user", ttl = "1h") // error: KeyStartsWithHole
    String a(long id);

    @Evicts(pattern = "{id}:*") // error: KeyStartsWithHole
    void b(long id);
}
