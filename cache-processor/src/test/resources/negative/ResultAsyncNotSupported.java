package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    java.util.concurrent.CompletableFuture<String> find(long id); // error: ResultAsyncNotSupported

    @Evicts(pattern = "user:{id}")
    java.util.concurrent.CompletionStage<Void> save(long id); // error: ResultAsyncNotSupported
}
