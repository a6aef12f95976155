package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}:profile", ttl = "1h")
    String find(long id);

    @Evicts(pattern = "*:profile") // warning: EvictsPatternScans
    void a();

    @Evicts(pattern = "user*") // warning: EvictsPatternScans
    void b();
}
