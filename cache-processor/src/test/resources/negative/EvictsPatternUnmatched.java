package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}:profile", ttl = "1h")
    String find(long id);

    @Evicts(pattern = "usr:{id}:*") // warning: EvictsPatternUnmatched
    void a(long id);

    @Evicts(pattern = "user:{id}") // warning: EvictsPatternUnmatched
    void b(long id);
}
