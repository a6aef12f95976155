package dev.larder.runtime.spi;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a key holds, and for how long.
 *
 * @param left until it ends by itself; {@link #FOREVER} when it does not, or when there is nothing
 */
public record TimedLookup(Lookup found, Duration left) {

    /** Longer than anything lives. */
    public static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    public TimedLookup {
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(left, "left");
    }
}
