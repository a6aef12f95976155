package dev.larder.benchmarks.contender;

import dev.larder.annotation.Cached;

/** A service whose values are near and shared by all callers. Its keys are others, since all methods of the same keys must share or copy. */
interface SharedCustomers {

    @Cached(key = "clients:{id}", ttl = "1h", near = "30m", nearShared = true)
    Customer find(long id);
}
