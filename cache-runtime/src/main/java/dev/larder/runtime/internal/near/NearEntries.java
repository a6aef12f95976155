package dev.larder.runtime.internal.near;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The entries by key, bounded by their number and by their bytes. It is the only class here that needs Caffeine. Entries do not expire by
 * themselves, so that a read costs no look at a clock; those that are never read again make room for others. Thread-safe.
 */
final class NearEntries {

    private final Cache<String, NearEntry> entries;

    /** @throws NoClassDefFoundError when Caffeine is not on the class path */
    NearEntries(int maxEntries, int maxBytes) {
        // Caffeine bounds one of the two. An entry that counts as its share of the bytes at least bounds the number as
        // well.
        int share = Math.toIntExact(((long) maxBytes + maxEntries - 1) / maxEntries);
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String key, NearEntry entry) -> Math.max(share, entry.weight()))
                .build();
    }

    @Nullable
    NearEntry get(String key) {
        return entries.getIfPresent(key);
    }

    void put(String key, NearEntry entry) {
        entries.put(key, entry);
    }

    /** Removes an entry, unless another one took its place. */
    void remove(String key, NearEntry entry) {
        entries.asMap().remove(key, entry);
    }

    /** Returns the number of entries, including those that will not be served again. */
    long size() {
        return entries.estimatedSize();
    }

    void clear() {
        entries.invalidateAll();
    }
}
