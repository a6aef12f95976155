package dev.larder.benchmarks.contender;

import java.util.Collection;
import java.util.Map;

/**
 * One way to keep customers in Redis for an hour under {@code customer:<id>}.
 *
 * <p>Each is written as its users write it: read, and on a miss load and store. Thread-safe.
 */
public interface Contender extends AutoCloseable {

    /** The customer, from the cache or else from the source. */
    Customer find(long id);

    /** The customers, by one command where the contender has one. */
    default Map<Long, Customer> findAll(Collection<Long> ids) {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " has no batch");
    }

    /** Removes every key {@code group:<group>:*}. */
    default void evictGroup(long group) {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " has no pattern eviction");
    }

    /** A value in a group, cached so that {@link #evictGroup} finds it. */
    default Customer findInGroup(long group, long id) {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " has no pattern eviction");
    }

    @Override
    void close();
}
