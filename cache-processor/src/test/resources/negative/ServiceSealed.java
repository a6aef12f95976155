package negative;

import dev.larder.annotation.*;
import java.util.*;

sealed interface Users permits Impl { // error: ServiceSealed
    @Cached(key = "user:{id}", ttl = "1h")
    String find(long id);
}

final class Impl implements Users {
    @Override
    public String find(long id) {
        return "";
    }
}
