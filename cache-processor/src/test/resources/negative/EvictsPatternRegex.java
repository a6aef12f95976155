package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    String find(long id);

    @Evicts(pattern = "user:.*") // error: EvictsPatternRegex
    void any();

    @Evicts(pattern = "user:.+") // error: EvictsPatternRegex
    void some();

    @Evicts(pattern = "user:[^:]+") // error: EvictsPatternRegex
    void segment();

    @Evicts(pattern = "user:(a|b)") // error: EvictsPatternRegex
    void either();

    @Evicts(pattern = "user:\\d+") // error: EvictsPatternRegex
    void digits();

    @Evicts(pattern = {"user:*", "user:?", "user:v1.*", "user:[^a]*", "user:.?*"})
    void globs();
}
