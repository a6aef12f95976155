package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{user.address().city}", ttl = "1h") // error: KeyPathInvalid
    String a(User user);

    @Cached(key = "user:{}", ttl = "1h") // error: KeyPathInvalid
    String b(User user);
}

record User(long id, String name) {}
