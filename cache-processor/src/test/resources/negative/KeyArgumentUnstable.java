package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{user}", ttl = "1h") // error: KeyArgumentUnstable
    String a(User user);

    @Cached(ttl = "1h") // error: KeyArgumentUnstable
    String b(StringBuilder builder);

    @Cached(key = "user:{page}", ttl = "1h") // error: KeyArgumentUnstable
    String c(org.springframework.data.domain.Pageable page);
}

record User(long id, String name) {}
