package dev.larder.benchmarks.contender;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;

/** What Larder's processor generates a caching class for. */
interface CustomerService {

    @Cached(key = "customer:{id}", ttl = "1h")
    Customer find(long id);

    @Cached(key = "group:{group}:{id}", ttl = "1h")
    Customer findInGroup(long group, long id);

    @Evicts(pattern = "group:{group}:*")
    void changeGroup(long group);
}
