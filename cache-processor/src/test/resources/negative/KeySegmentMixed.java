package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user-{id}", ttl = "1h") // error: KeySegmentMixed
    String a(long id);

    @Cached(key = "user:{id}{name}", ttl = "1h") // error: KeySegmentMixed
    String b(long id, String name);
}
