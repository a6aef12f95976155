package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    void find(long id); // error: ResultVoid

    @Updates(key = "user:{id}", ttl = "1h")
    void save(long id); // error: ResultVoid

    @Cached(key = "user:{id}", ttl = "1h")
    reactor.core.publisher.Mono<Void> load(long id); // error: ResultVoid

    @Updates(key = "user:{id}", ttl = "1h")
    io.reactivex.rxjava3.core.Completable touch(long id); // error: ResultVoid

    @Cached(key = "user:{id}", ttl = "1h")
    kotlin.Unit check(long id); // error: ResultVoid

    @Updates(key = "user:{id}", ttl = "1h")
    java.util.concurrent.CompletionStage<kotlin.Unit> change(long id); // error: ResultVoid
}
