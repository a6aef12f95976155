package negative;

import dev.larder.annotation.*;
import java.util.*;
import java.util.concurrent.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    Future<String> find(long id); // error: ResultAsyncUnsupported

    @Updates(key = "user:{id}", ttl = "1h")
    Later<String> rename(long id); // error: ResultAsyncUnsupported

    @Evicts(pattern = "user:{id}")
    Future<Void> save(long id); // error: ResultAsyncUnsupported

    abstract class Later<T> implements CompletionStage<T> {}
}
