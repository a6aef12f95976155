package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", staleIfError = "1d")
    String find(long id);

    @Updates(key = "user:{id}", ttl = "1h") // error: StaleIfErrorDiffers
    String save(long id);
}
