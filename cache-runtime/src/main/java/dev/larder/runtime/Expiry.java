package dev.larder.runtime;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a method's values live.
 *
 * @param ttl of a value; at least one millisecond
 * @param jitterPercent the share that is taken off at random, so that values stored together don't expire together
 */
record Expiry(Duration ttl, int jitterPercent) {

    private static final int MAX_JITTER = 90;

    Expiry {
        requireTtl(ttl, "ttl");
        if (jitterPercent < 0 || jitterPercent > MAX_JITTER) {
            throw new IllegalArgumentException(
                    "jitter must be from 0 to " + MAX_JITTER + " percent but is " + jitterPercent);
        }
    }

    static Duration requireTtl(Duration ttl, String name) {
        if (ttl.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 ms but is " + ttl);
        }
        return ttl;
    }

    /** Returns the time to live of one value. */
    Duration draw(RandomGenerator random) {
        if (jitterPercent == 0) {
            return ttl;
        }
        long millis = ttl.toMillis();
        long share = millis / 100 * jitterPercent + millis % 100 * jitterPercent / 100;
        return Duration.ofMillis(Math.max(1, millis - random.nextLong(share + 1)));
    }
}
