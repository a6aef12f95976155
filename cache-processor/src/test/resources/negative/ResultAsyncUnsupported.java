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

    @Evicts(pattern = "user:{id}")
    io.smallrye.mutiny.Uni<Void> uni(long id); // error: ResultAsyncUnsupported

    @Evicts(pattern = "user:{id}")
    io.vertx.core.Future<Void> ofVertx(long id); // error: ResultAsyncUnsupported

    @Evicts(pattern = "user:{id}")
    scala.concurrent.Future<Void> ofScala(long id); // error: ResultAsyncUnsupported

    @Evicts(pattern = "user:{id}")
    io.vavr.concurrent.Future<Void> ofVavr(long id); // error: ResultAsyncUnsupported

    @Cached(key = "deferred:{id}", ttl = "1h")
    kotlinx.coroutines.Deferred<String> ofKotlin(long id); // error: ResultAsyncUnsupported

    @Evicts(pattern = "user:{id}")
    CompletableFuture<CompletableFuture<Void>> twice(long id); // error: ResultAsyncUnsupported

    abstract class Later<T> implements CompletionStage<T> {}
}
