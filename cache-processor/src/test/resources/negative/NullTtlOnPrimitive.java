package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "count", ttl = "1h", nullTtl = "1m") // error: NullTtlOnPrimitive
    int count();

    @Cached(key = "first", ttl = "1h", nullTtl = "1m") // error: NullTtlOnPrimitive
    io.reactivex.rxjava3.core.Single<String> first();
}
