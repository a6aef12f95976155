package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h") // warning: KeyIgnoresParameter
    String a(long id, Locale locale);

    @Cached(key = "user:{id}", ttl = "1h", when = "!fresh")
    String b(long id, boolean fresh);

    @SuppressWarnings("larder")
    @Cached(key = "user:{id}", ttl = "1h")
    String c(long id, Locale locale);
}
