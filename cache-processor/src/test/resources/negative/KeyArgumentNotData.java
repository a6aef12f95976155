package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "upload:{in|sha256}", ttl = "1h") // error: KeyArgumentNotData
    String a(java.io.InputStream in);
}
