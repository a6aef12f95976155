package dev.larder.benchmarks.contender;

import dev.larder.annotation.Cached;

/** A service whose values are near and shared by all callers. */
interface SharedCustomers {

    @Cached(key = "customer:{id}", ttl = "1h", near = "30m", nearShared = true)
    Customer find(long id);
}
