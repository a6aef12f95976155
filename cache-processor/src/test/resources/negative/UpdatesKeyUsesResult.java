package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Updates(key = "user:{result.id}", ttl = "1h") // error: UpdatesKeyUsesResult
    User a(String name);
}

record User(long id, String name) {}
