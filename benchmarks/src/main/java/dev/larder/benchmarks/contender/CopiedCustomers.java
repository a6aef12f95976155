package dev.larder.benchmarks.contender;

import dev.larder.annotation.Cached;

/** A service whose values are near. Each caller gets a copy, by generated code, since the segments of a customer are a list. */
interface CopiedCustomers {

    @Cached(key = "customer:{id}", ttl = "1h", near = "30m")
    Customer find(long id);
}
