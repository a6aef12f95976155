package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    String find(long id);
}

interface Members {
    @Cached(key = "member:{id}", ttl = "1h")
    String find(long id);
}

interface Both extends Users, Members {} // error: InheritedAnnotationsConflict
