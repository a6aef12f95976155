package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(ttl = "1h")
    String find(long id);

    @Cached(ttl = "1h") // error: DefaultKeyShared
    String find(String name);
}
