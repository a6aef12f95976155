package dev.larder.runtime.spi.index;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A request to list a key under the tags of a value that was loaded for it, before the value is stored. Immutable.
 *
 * @param key the whole key
 * @param requested a moment of {@link System#nanoTime}. A tag that was evicted later forbids the store. It is when the lease was
 *     requested, or before an older state was taken that was loaded
 * @param tags the tags of the value, not empty; the list is copied
 * @param indexedFor the time for which the tags keep the key; positive. It is the maximum time that the key may live from now on
 */
public record TagListing(String key, long requested, List<Tag> tags, Duration indexedFor) {

    public TagListing {
        Objects.requireNonNull(key, "key");
        tags = List.copyOf(tags);
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("a listing needs at least one tag");
        }
        if (indexedFor.isNegative() || indexedFor.isZero()) {
            throw new IllegalArgumentException("indexedFor must be longer than zero but is " + indexedFor);
        }
    }
}
