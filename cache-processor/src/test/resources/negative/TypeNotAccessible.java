package negative;

import dev.larder.annotation.*;
import java.util.*;

class Outer {
    private record Secret(String text) {}

    interface Users {
        @Cached(key = "user:{id}", ttl = "1h")
        Secret find(long id); // error: TypeNotAccessible

        void take(List<Secret> secrets); // error: TypeNotAccessible
    }
}
