package dev.larder.runtime.spi;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The contents of a key, and the time that they have left. Immutable.
 *
 * @param left the time after which the contents end by themselves, never negative; {@link #FOREVER} when they do not end, and
 *     when the key holds nothing
 */
public record TimedLookup(Lookup found, Duration left) {

    /** Longer than any time to live. */
    public static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    public TimedLookup {
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(left, "left");
    }
}
