package dev.larder.runtime.spi;

import dev.larder.runtime.spi.index.IndexEntry;
import java.time.Duration;
import java.util.Objects;

/**
 * A request for the lease on a key. Immutable.
 *
 * @param key the whole key
 * @param indexEntry the place in the index that the key gets before the lease is granted
 * @param loadId an id of this one load; no client uses it for another load
 * @param lease the time after which the lease ends by itself; positive
 * @param indexedFor the time for which the index keeps the key; positive. It is the maximum time that the key may live from
 *     now on: the lease, and then the longest TTL that the load may store
 * @param claim the contents of the key that the load may replace
 * @param asksForTraces whether the store tells for how long the key was not evicted, since the load sees an older state; see
 *     {@link Acquisition.Own#unevictedFor()}
 */
public record LeaseRequest(
        String key,
        IndexEntry indexEntry,
        long loadId,
        Duration lease,
        Duration indexedFor,
        Claim claim,
        boolean asksForTraces) {

    public LeaseRequest {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(indexEntry, "indexEntry");
        Objects.requireNonNull(claim, "claim");
        requirePositive(lease, "lease");
        requirePositive(indexedFor, "indexedFor");
    }

    /** Creates a request for a load that sees the present state of its source. */
    public LeaseRequest(
            String key, IndexEntry indexEntry, long loadId, Duration lease, Duration indexedFor, Claim claim) {
        this(key, indexEntry, loadId, lease, indexedFor, claim, false);
    }

    /** Returns this request for a load that may see an older state. */
    public LeaseRequest askingForTraces() {
        return new LeaseRequest(key, indexEntry, loadId, lease, indexedFor, claim, true);
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than zero but is " + duration);
        }
    }
}
