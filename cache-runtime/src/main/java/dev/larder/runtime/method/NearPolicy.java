package dev.larder.runtime.method;

import java.time.Duration;

/**
 * How a method keeps its values in this JVM, in front of the store. Immutable.
 *
 * @param time the maximum time for which this JVM serves a value without asking the store, from one millisecond to ten years
 * @param shared whether all callers get the same object; otherwise each caller gets a copy of its own
 */
public record NearPolicy(Duration time, boolean shared) {

    /** @throws IllegalArgumentException when the time is out of range */
    public NearPolicy {
        Expiry.requireTtl(time, "near");
    }

    /**
     * Checks that the store keeps each value for longer than this JVM does, since a value may be served for that time past its
     * TTL.
     *
     * @throws IllegalArgumentException when it does not, with both times
     */
    public void requireShorterThan(Expiry expiry) {
        if (time.compareTo(expiry.shortest()) >= 0) {
            throw new IllegalArgumentException(
                    "near must be shorter than the minimum TTL, but " + time + " is not shorter than "
                            + expiry.shortest() + ", which is ttl less jitter; shorten near or lengthen ttl");
        }
    }
}
