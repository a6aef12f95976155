package dev.larder.runtime.spi;

import java.time.Duration;
import java.util.Objects;

/** The time that the contents of a key have left. Immutable. */
public sealed interface Remaining {

    /** The key holds nothing, or only a lease. */
    record Absent() implements Remaining {}

    /** The contents stay until they are removed. */
    record Unlimited() implements Remaining {}

    /**
     * The contents end by themselves.
     *
     * @param time the time until then; never negative
     */
    record Limited(Duration time) implements Remaining {
        public Limited {
            Objects.requireNonNull(time, "time");
        }
    }
}
