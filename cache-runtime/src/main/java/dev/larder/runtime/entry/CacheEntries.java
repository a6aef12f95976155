package dev.larder.runtime.entry;

import java.util.Map;

/**
 * The entries of the ids of a batch method, in the order of the ids. Each operation goes to the store for all of them at once. Thread-safe.
 *
 * @param <K> the type of the ids
 */
public interface CacheEntries<K, V> {

    /** Returns the keys by their ids, with {@code keyPrefix}. */
    Map<K, String> keys();

    /** Returns the stored values by their ids; an id without one is left out. It never loads. */
    Map<K, V> peek();

    /**
     * Stores values with the method's TTL.
     *
     * @param values values by ids of these entries
     * @return how many are stored; see {@link CacheEntry#put}
     * @throws IllegalArgumentException if an id is none of these entries'
     */
    long put(Map<K, V> values);

    /** Evicts all keys. Returns how many held anything. */
    long evict();
}
