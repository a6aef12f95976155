package negative;

import dev.larder.annotation.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h", near = "30s")
    String near(long id);

    @Cached(key = "b:{id}", ttl = "1h")
    String far(long id);

    @Evicts(pattern = "b:{id}", awaitNear = true) // warning: AwaitNearUnused
    void clear(long id);

    @Updates(key = "a:{id}", ttl = "1h") // warning: AwaitNearUnused
    @Evicts(pattern = "b:{id}", awaitNear = true)
    String update(long id);

    @Evicts(pattern = "a:{id}", awaitNear = true)
    void clearNear(long id);

    @Evicts(pattern = {"a:{id}", "b:{id}"}, awaitNear = true)
    void clearBoth(long id);

    @Evicts(pattern = "b:{id}")
    void notAwaited(long id);
}

interface Others {
    // A module that is not compiled now may keep these keys near.
    @SuppressWarnings("larder.EvictsPatternUnmatched")
    @Evicts(pattern = {"c:{id}", "b:{id}"}, awaitNear = true)
    void clear(long id);
}
