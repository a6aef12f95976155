package negative;

import dev.larder.annotation.*;
import java.util.*;
import java.util.concurrent.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h", near = "60m") // error: NearTooLong
    String a(long id);

    @Cached(key = "b:{id}", ttl = "1h", near = "2h") // error: NearTooLong
    CompletionStage<String> b(long id);

    @Cached(key = "c:{ids}", ttl = "1h", jitter = "50%", near = "30m") // error: NearTooLong
    Map<Long, String> c(List<Long> ids);

    @Cached(key = "d:{id}", ttl = "1h", jitter = "50%", near = "29m59s999ms")
    String d(long id);

    @Cached(key = "e:{id}", ttl = "1h", near = "59m")
    String e(long id);
}
