package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", tags = {"team:{result}", "member:{id}"})
    String find(long id);

    @Evicts(tags = "teams:{id}") // warning: EvictsTagUnmatched
    void a(long id);

    @Evicts(tags = {"team:{id}", "user:{id}"}) // warning: EvictsTagUnmatched
    void b(long id);

    @Evicts(tags = "member:{ids}")
    void c(List<Long> ids);
}
