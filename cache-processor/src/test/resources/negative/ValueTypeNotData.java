package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "job:{id}", ttl = "1h")
    Job job(long id); // error: ValueTypeNotData
}

record Job(String name, Runnable task) {}
