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
