package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    void find(long id); // error: ResultVoid

    @Updates(key = "user:{id}", ttl = "1h")
    void save(long id); // error: ResultVoid
}
