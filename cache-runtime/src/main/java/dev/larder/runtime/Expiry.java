package dev.larder.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How long a method's values live.
 *
 * @param ttl of a value; at least one millisecond
 * @param jitterPercent the share that is taken off at random, so that values stored together don't expire together
 * @param staleFor how long past its TTL a value is kept, for when there is no other; zero when it is not
 */
record Expiry(Duration ttl, int jitterPercent, Duration staleFor) {

    private static final int MAX_JITTER = 90;

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** As in the annotations. More is a mistake, and a server could not add it to its clock. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    Expiry {
        requireTtl(ttl, "ttl");
        if (jitterPercent < 0 || jitterPercent > MAX_JITTER) {
            throw new IllegalArgumentException(
                    "jitter must be from 0 to " + MAX_JITTER + " percent but is " + jitterPercent);
        }
    }

    Expiry(Duration ttl, int jitterPercent) {
        this(ttl, jitterPercent, Duration.ZERO);
    }

    /** Returns how long a value is kept at the most. */
    Duration longest() {
        return ttl.plus(staleFor);
    }

    /** Returns the shortest TTL that a value gets. */
    Duration shortest() {
        return Duration.ofMillis(Math.max(1, ttl.toMillis() - share()));
    }

    static Duration requireTtl(Duration ttl, String name) {
        if (Objects.requireNonNull(ttl, name).compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(name + " must be at least 1 ms but is " + ttl);
        }
        if (ttl.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be at most ten years (3650 days) but is " + ttl);
        }
        return ttl;
    }

    /** Returns how long one value is kept. */
    Duration draw(RandomGenerator random) {
        if (jitterPercent == 0) {
            return longest();
        }
        return Duration.ofMillis(Math.max(1, ttl.toMillis() - random.nextLong(share() + 1)))
                .plus(staleFor);
    }

    /** The most milliseconds that are taken off. */
    private long share() {
        long millis = ttl.toMillis();
        return millis / 100 * jitterPercent + millis % 100 * jitterPercent / 100;
    }
}
