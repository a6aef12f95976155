package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{result.id}", ttl = "1h") // error: KeyUsesResult
    User a(long id);
}

record User(long id, String name) {}
