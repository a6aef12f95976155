package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id", ttl = "1h") // error: KeyBraceUnmatched
    String a(long id);

    @Cached(key = "user:id}", ttl = "1h") // error: KeyBraceUnmatched
    String b(long id);
}
