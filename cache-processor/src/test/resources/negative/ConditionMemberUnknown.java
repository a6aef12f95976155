package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{user.id}", ttl = "1h", when = "user.nmae().isEmpty()") // error: ConditionMemberUnknown
    String a(User user);

    @Cached(key = "user:{id}", ttl = "1h", unless = "result.isPresent()") // error: ConditionMemberUnknown
    Optional<User> b(long id);
}

record User(long id, String name) {}
