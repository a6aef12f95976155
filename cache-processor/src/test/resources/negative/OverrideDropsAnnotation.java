package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    String find(long id);
}

interface CountedUsers extends Users {
    @Override
    String find(long id); // warning: OverrideDropsAnnotation

    @Cached(key = "count", ttl = "1h")
    int count();
}

interface QuietUsers extends Users {
    @Override
    @SuppressWarnings("larder.OverrideDropsAnnotation")
    String find(long id);
}
