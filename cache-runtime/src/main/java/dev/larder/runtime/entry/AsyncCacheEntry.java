package dev.larder.runtime.entry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The operations of {@link CacheEntry} without blocking. A store that fails fails the stage. Thread-safe. */
public interface AsyncCacheEntry<V> {

    /** Returns the key, with {@code keyPrefix}. */
    String key();

    /** Returns the stored value; see {@link CacheEntry#peek}. */
    CompletionStage<Optional<V>> peek();

    /** Stores a value; see {@link CacheEntry#put}. */
    CompletionStage<Boolean> put(V value);

    /** Returns for how long the value is served; see {@link CacheEntry#ttl}. */
    CompletionStage<Optional<Duration>> ttl();

    /** Evicts the key; see {@link CacheEntry#evict}. */
    CompletionStage<Boolean> evict();
}
