package negative;

import dev.larder.annotation.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h", near = "30s")
    String find(long id);

    @Evicts(pattern = "a:{id}", on = On.BEFORE, awaitNear = true) // error: AwaitNearTooEarly
    void before(long id);

    @Evicts(pattern = "a:{id}", on = On.BEFORE)
    @Evicts(pattern = "a:{id}", awaitNear = true)
    void both(long id);

    @Evicts(pattern = "a:{id}", on = On.ALWAYS, awaitNear = true)
    void always(long id);

    @Evicts(pattern = "a:{id}", on = On.BEFORE, awaitNear = false)
    void notAwaited(long id);
}
