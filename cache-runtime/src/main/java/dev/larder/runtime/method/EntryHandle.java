package dev.larder.runtime.method;

import dev.larder.runtime.entry.AsyncCacheEntries;
import dev.larder.runtime.entry.AsyncCacheEntry;
import dev.larder.runtime.entry.CacheEntries;
import dev.larder.runtime.entry.CacheEntry;
import dev.larder.runtime.key.CacheKey;
import java.util.function.Function;

/** A cached method bound to a {@code Larder}, which gives its entries. Called by generated code. Thread-safe. */
public non-sealed interface EntryHandle<V> extends KeyedHandle {

    /** Returns the entry of a key. */
    CacheEntry<V> entry(CacheKey key);

    /** Returns the entry of a key, for a method that does not block. */
    AsyncCacheEntry<V> asyncEntry(CacheKey key);

    /** Returns the entries of ids, each id once. */
    <K> CacheEntries<K, V> entries(Iterable<? extends K> ids, Function<? super K, CacheKey> keys);

    /** Returns the entries of ids, each id once, for a method that does not block. */
    <K> AsyncCacheEntries<K, V> asyncEntries(Iterable<? extends K> ids, Function<? super K, CacheKey> keys);
}
