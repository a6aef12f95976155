package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h", near = "30s", nearShared = true)
    Tagged a(long id);

    @Cached(key = "a:{ids}", ttl = "1h", near = "30s") // error: NearSharedDiffers
    Map<Long, Tagged> b(List<Long> ids);

    @Cached(key = "c:{id}", ttl = "1h", near = "10s")
    Tagged c(String id);

    @Cached(key = "c:{ids}", ttl = "1h", near = "30s")
    Map<String, Tagged> sameSharing(List<String> ids);

    @Cached(key = "d:{id}", ttl = "1h", near = "30s", nearShared = true)
    Tagged d(long id);

    @Cached(key = "d:{ids}", ttl = "1h")
    Map<Long, Tagged> withoutNear(List<Long> ids);

    @Cached(key = "e:{id}", ttl = "1h", near = "30s")
    String e(long id);

    @SuppressWarnings("larder.NearSharedRedundant")
    @Cached(key = "e:{ids}", ttl = "1h", near = "30s", nearShared = true)
    Map<Long, String> proven(List<Long> ids);

    @Cached(key = "f:{id}", ttl = "1h", near = "30s", nearShared = true)
    Tagged f(long id);

    @Cached(key = "f:all", ttl = "1h", near = "30s")
    Tagged otherKey();
}

record Tagged(Set<String> tags) {}
