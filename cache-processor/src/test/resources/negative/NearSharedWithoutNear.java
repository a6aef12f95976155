package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h", nearShared = true) // error: NearSharedWithoutNear
    String a(long id);

    @Cached(key = "b:{id}", ttl = "1h", nearShared = false)
    String b(long id);

    @Cached(key = "c:{id}", ttl = "1h", near = "", nearShared = true) // error: NearSharedWithoutNear
    List<String> c(long id);
}
