package dev.larder.runtime.spi;

import dev.larder.runtime.spi.index.TagListing;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to store one value, for {@link CacheStore#storeMany}. Immutable.
 *
 * @param key the whole key
 * @param lease the lease that was granted on the key
 * @param value as {@link CacheStore#store} takes it; not copied, must not be modified
 * @param ttl time to live, at least one millisecond
 * @param listing the tags of the value, under which {@link CacheStore#addTags} has listed the key before; {@code null} when it has
 *     none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoreRequest(
        String key,
        Lease lease,
        byte[] value,
        Duration ttl,
        @Nullable TagListing listing) {

    public StoreRequest {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(value, "value");
        if (ttl.toMillis() < 1) {
            throw new IllegalArgumentException("ttl must be at least 1 ms but is " + ttl);
        }
    }

    /** Creates the request for a value without tags. */
    public StoreRequest(String key, Lease lease, byte[] value, Duration ttl) {
        this(key, lease, value, ttl, null);
    }

    /** Returns only the size and the time to live, since keys and values must not appear in logs. */
    @Override
    public String toString() {
        return "StoreRequest[" + value.length + " bytes, " + ttl + "]";
    }
}
