package dev.larder.runtime.spi;

import java.time.Duration;
import java.util.Objects;

/**
 * A request to store one value, for {@link CacheStore#storeMany}. Immutable.
 *
 * @param key the whole key
 * @param lease the lease that was granted on the key
 * @param value as {@link CacheStore#store} takes it; not copied, must not be modified
 * @param ttl time to live, at least one millisecond
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoreRequest(String key, Lease lease, byte[] value, Duration ttl) {

    public StoreRequest {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(value, "value");
        if (ttl.toMillis() < 1) {
            throw new IllegalArgumentException("ttl must be at least 1 ms but is " + ttl);
        }
    }

    /** Returns only the size and the time to live, since keys and values must not appear in logs. */
    @Override
    public String toString() {
        return "StoreRequest[" + value.length + " bytes, " + ttl + "]";
    }
}
