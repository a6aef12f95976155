package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{file.name}", ttl = "1h", when = "file.getCanonicalPath().isEmpty()") // error: ConditionThrows
    String path(java.io.File file);

    @Cached(key = "b:{id}", ttl = "1h", when = "Users.isKnown(id)") // error: ConditionThrows
    String known(long id);

    @Cached(key = "c:{id}", ttl = "1h", when = "Users.isFine(id)")
    String fine(long id);

    static boolean isKnown(long id) throws Exception {
        return true;
    }

    static boolean isFine(long id) throws IllegalArgumentException {
        return true;
    }
}
