package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Updates(key = "user:{id}", ttl = "1h") // error: AnnotationOnPrivateMethod
    private String find(long id) {
        return "";
    }
}
