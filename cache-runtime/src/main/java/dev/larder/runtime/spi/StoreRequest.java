package dev.larder.runtime.spi;

import java.time.Duration;
import java.util.Objects;

/**
 * Asks for one value of {@link CacheStore#storeMany} to be stored.
 *
 * @param key the whole key
 * @param lease what was granted for it
 * @param value as {@link CacheStore#store} takes it; not copied, not to be modified
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

    /** Tells the size only: neither keys nor values appear in logs. */
    @Override
    public String toString() {
        return "StoreRequest[" + value.length + " bytes, " + ttl + "]";
    }
}
