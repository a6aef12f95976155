package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}:profile", ttl = "1h", indexed = false)
    String find(long id);

    @Evicts(pattern = "user:{id}:*") // warning: EvictsPatternScansUnindexed
    void a(long id);

    @Evicts(pattern = "user:{id}:profile")
    void b(long id);
}
