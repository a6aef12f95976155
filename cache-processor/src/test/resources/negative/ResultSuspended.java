package negative;

import dev.larder.annotation.*;
import kotlin.coroutines.Continuation;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    Object find(long id, Continuation<? super String> continuation); // error: ResultSuspended

    @Evicts(pattern = "user:{id}")
    Object save(long id, Continuation<? super String> continuation); // error: ResultSuspended

    Object other(long id, Continuation<? super String> continuation);
}
