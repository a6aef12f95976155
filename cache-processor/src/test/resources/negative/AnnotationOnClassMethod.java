package negative;

import dev.larder.annotation.*;
import java.util.*;

class Users {
    @Cached(key = "user:{id}", ttl = "1h") // error: AnnotationOnClassMethod
    public String find(long id) {
        return "";
    }
}

record Point(int x) {
    @Evicts(pattern = "point") // error: AnnotationOnClassMethod
    public void move() {}
}

interface OfKotlin {
    @Cached(key = "user:{id}", ttl = "1h")
    String find(long id);

    final class DefaultImpls {
        @Cached(key = "user:{id}", ttl = "1h")
        public static String find(OfKotlin self, long id) {
            return "";
        }
    }
}
