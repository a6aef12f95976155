package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{ids}", ttl = "1h") // error: KeyBatchNotSupported
    Map<Long, String> findAll(Collection<Long> ids);

    @Cached(key = "name:{ids}", ttl = "1h") // error: KeyBatchNotSupported
    List<String> names(long... ids);
}
