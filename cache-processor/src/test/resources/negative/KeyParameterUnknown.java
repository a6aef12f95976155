package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{idd}", ttl = "1h") // error: KeyParameterUnknown
    String a(long id);

    @Evicts(pattern = {"user:{id}", "user:{usr.id}:*"}) // error: KeyParameterUnknown
    void b(long id, User user);
}

record User(long id, String name) {}
