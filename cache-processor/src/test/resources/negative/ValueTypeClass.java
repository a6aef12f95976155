package negative;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.annotation.*;
import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h")
    Class<String> itself(long id); // error: ValueTypeClass

    @Cached(key = "b:{id}", ttl = "1h")
    Handler inside(long id); // error: ValueTypeClass

    @Cached(key = "c:{id}", ttl = "1h")
    Map<Class<?>, String> asKey(long id); // error: ValueTypeClass

    @Cached(key = "d:{type|sha256}", ttl = "1h")
    String ofClass(Class<?> type);
}

record Handler(String name, Class<? extends Runnable> type) {}
