package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h", when = "id.length() > 2", unless = "result.secret == null") // error: ConditionMemberNotAccessible
    User field(String id);

    @Cached(key = "b:{user.id}", ttl = "1h", when = "user.hidden()") // error: ConditionMemberNotAccessible
    String method(User user);

    @Cached(key = "c:{user.id}", ttl = "1h", when = "user.packagePrivate() && user.id > 0")
    String good(User user);
}

class User {
    private String secret;
    public long id;

    private boolean hidden() {
        return secret == null;
    }

    boolean packagePrivate() {
        return true;
    }
}
