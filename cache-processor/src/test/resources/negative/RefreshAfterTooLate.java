package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a", ttl = "1h", refreshAfter = "60m") // error: RefreshAfterTooLate
    String a();
}
