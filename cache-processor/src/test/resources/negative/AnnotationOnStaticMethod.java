package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h") // error: AnnotationOnStaticMethod
    static String find(long id) {
        return "";
    }
}
