package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users { // error: ProxyNameTaken
    @Cached(key = "user:{id}", ttl = "1h")
    String find(long id);
}

class CachedUsers {}
