package negative;

import dev.larder.annotation.*;
import javax.annotation.processing.Generated;

interface Users { // error: ProxyIsASource
    @Cached(key = "user:{id}", ttl = "1h")
    String find(long id);
}

@Generated("dev.larder.processor.LarderProcessor")
class CachedUsers {}
