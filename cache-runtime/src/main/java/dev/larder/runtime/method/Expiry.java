package dev.larder.runtime.method;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The time to live of a method's values.
 *
 * @param ttl the time to live, from one millisecond to ten years
 * @param jitterPercent the maximum share of the TTL that is taken off at random, from 0 to 90, so that values stored together
 *     do not expire together
 * @param staleFor the time past its TTL for which a value is kept to replace a failed load; zero when it is not kept
 */
public record Expiry(Duration ttl, int jitterPercent, Duration staleFor) {

    private static final int MAX_JITTER = 90;

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** Maximum TTL, as in the annotations. A server could not add much more to its clock. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    /** @throws IllegalArgumentException when one is out of range, with its name */
    public Expiry {
        requireTtl(ttl, "ttl");
        if (jitterPercent < 0 || jitterPercent > MAX_JITTER) {
            throw new IllegalArgumentException(
                    "jitter must be from 0 to " + MAX_JITTER + " percent but is " + jitterPercent);
        }
    }

    /** Creates an expiry without stale values. */
    public Expiry(Duration ttl, int jitterPercent) {
        this(ttl, jitterPercent, Duration.ZERO);
    }

    /** Returns the maximum time for which a value is kept. */
    public Duration longest() {
        return ttl.plus(staleFor);
    }

    /** Returns the minimum TTL of a value. */
    public Duration shortest() {
        return Duration.ofMillis(Math.max(1, ttl.toMillis() - share()));
    }

    /**
     * Returns the TTL.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public static Duration requireTtl(Duration ttl, String name) {
        if (Objects.requireNonNull(ttl, name).compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(name + " must be at least 1 ms but is " + ttl);
        }
        if (ttl.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be at most ten years (3650 days) but is " + ttl);
        }
        return ttl;
    }

    /** Returns the time for which one value is kept, with jitter and the time for stale values. */
    public Duration draw(RandomGenerator random) {
        if (jitterPercent == 0) {
            return longest();
        }
        return Duration.ofMillis(Math.max(1, ttl.toMillis() - random.nextLong(share() + 1)))
                .plus(staleFor);
    }

    /** Returns the maximum number of milliseconds that are taken off. */
    private long share() {
        long millis = ttl.toMillis();
        return millis / 100 * jitterPercent + millis % 100 * jitterPercent / 100;
    }
}
