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

    @Cached(key = "user:{id}", ttl = "1h", when = "page < 10") // warning: KeyIgnoresParameter
    String d(long id, int page);

    @Cached(key = "user:{id}", ttl = "1h", when = "id > 0 && (page == 1) && locale == null")
    String e(long id, int page, Locale locale);

    @Cached(key = "user:{id}", ttl = "1h", when = "fresh || id > 0") // warning: KeyIgnoresParameter
    String f(long id, boolean fresh);
}
