package dev.larder.runtime.entry;

import java.time.Duration;
import java.util.Optional;

/**
 * The entry of one key of a cached method. Each operation is a command or two to the store, and throws
 * {@link dev.larder.runtime.error.CacheException} if the store fails. Thread-safe.
 */
public interface CacheEntry<V> {

    /** Returns the key, with {@code keyPrefix}. */
    String key();

    /** Returns the stored value; empty if there is none that a call would be answered with. It never loads. */
    Optional<V> peek();

    /**
     * Stores a value with the method's TTL. Loads that began before are not stored over it.
     *
     * @return whether the value is stored; a value that is too large or has no JSON form is not, nor one that an eviction or another
     *     update overtook
     */
    boolean put(V value);

    /** Returns for how long a call would still be answered with the stored value; empty if there is none. */
    Optional<Duration> ttl();

    /** Evicts the key. Returns whether it held anything. */
    boolean evict();
}
