package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "users", ttl = "1h")
    java.util.concurrent.Flow.Publisher<String> all(); // error: ResultStreamOfValues

    @Cached(key = "users:flux", ttl = "1h")
    reactor.core.publisher.Flux<String> flux(); // error: ResultStreamOfValues

    @Cached(key = "users:observable", ttl = "1h")
    io.reactivex.rxjava3.core.Observable<String> observable(); // error: ResultStreamOfValues

    @Evicts(pattern = "users:*")
    io.reactivex.rxjava3.core.Flowable<String> clear(); // error: ResultStreamOfValues

    @Evicts(pattern = "users:*")
    io.smallrye.mutiny.Multi<String> multi(); // error: ResultStreamOfValues

    @Evicts(pattern = "users:*")
    kotlinx.coroutines.flow.Flow<String> flow(); // error: ResultStreamOfValues

    @Cached(key = "users:channel", ttl = "1h")
    kotlinx.coroutines.channels.ReceiveChannel<String> channel(); // error: ResultStreamOfValues
}
