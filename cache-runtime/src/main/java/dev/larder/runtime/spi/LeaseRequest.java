package dev.larder.runtime.spi;

import java.time.Duration;
import java.util.Objects;

/**
 * Asks for the lease on a key.
 *
 * @param key the whole key
 * @param listing where the key is listed before the lease is granted
 * @param loadId an id of this one load, never used for another one by any client
 * @param lease how long the lease is good for; positive
 * @param indexedFor how long, at the longest, the key may live from now on: the longest time to live that may be stored and
 *     the lease before it; the listing lasts as long
 * @param claim what the load may take the place of
 */
public record LeaseRequest(String key, Listing listing, long loadId, Duration lease, Duration indexedFor, Claim claim) {

    public LeaseRequest {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(claim, "claim");
        requirePositive(lease, "lease");
        requirePositive(indexedFor, "indexedFor");
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive but is " + duration);
        }
    }
}
