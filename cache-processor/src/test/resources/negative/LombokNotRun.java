package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{user.id}", ttl = "1h") // error: LombokNotRun
    String find(User user);

    @Evicts(pattern = "user:{value.name}") // error: LombokNotRun
    void remove(Value value);

    @Cached(key = "kind:{value.kind}", ttl = "1h")
    String kind(Value value);
}

@lombok.Data
class User {
    private long id;
}

@lombok.Getter
class Value {
    private String name;

    String kind() {
        return name;
    }
}
