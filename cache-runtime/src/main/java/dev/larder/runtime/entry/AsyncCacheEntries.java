package dev.larder.runtime.entry;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * The operations of {@link CacheEntries} without blocking. A store that fails fails the stage. Thread-safe.
 *
 * @param <K> the type of the ids
 */
public interface AsyncCacheEntries<K, V> {

    /** Returns the keys by their ids, with {@code keyPrefix}. */
    Map<K, String> keys();

    /** Returns the stored values by their ids; see {@link CacheEntries#peek}. */
    CompletionStage<Map<K, V>> peek();

    /** Stores values by their ids; see {@link CacheEntries#put}. */
    CompletionStage<Long> put(Map<K, V> values);

    /** Evicts all keys; see {@link CacheEntries#evict}. */
    CompletionStage<Long> evict();
}
