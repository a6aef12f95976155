package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a", ttl = "10 mins") // error: CachedTtlInvalid
    String a();

    @Cached(key = "b", ttl = "") // error: CachedTtlInvalid
    String b();

    @Cached(
            key = "c",
            ttl = "1h",
            nullTtl = "soon") // error: CachedTtlInvalid
    String c();

    @Cached(key = "e", ttl = "1h", near = "a while") // error: CachedTtlInvalid
    String e();

    @Updates(key = "d", ttl = "1m1h") // error: CachedTtlInvalid
    String d();
}
