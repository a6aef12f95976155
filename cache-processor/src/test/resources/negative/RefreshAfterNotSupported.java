package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a", ttl = "1h", refreshAfter = "50m") // error: RefreshAfterNotSupported
    String a();
}
