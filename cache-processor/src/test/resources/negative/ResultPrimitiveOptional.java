package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "age:{id}", ttl = "1h")
    OptionalInt age(long id); // error: ResultPrimitiveOptional
}
