package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a", ttl = "1h", softLoadDeadline = "100ms") // error: SoftDeadlineWithoutStale
    String a();
}
