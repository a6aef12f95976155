package dev.larder.runtime.spi;

import java.time.Duration;
import java.util.Objects;

/** How long what a key holds will still be there. */
public sealed interface Remaining {

    /** The key holds nothing, or only the lease of a load under way. */
    record Absent() implements Remaining {}

    /** What the key holds stays until somebody removes it. */
    record Unlimited() implements Remaining {}

    /**
     * What the key holds ends by itself.
     *
     * @param time until then; never negative
     */
    record Limited(Duration time) implements Remaining {
        public Limited {
            Objects.requireNonNull(time, "time");
        }
    }
}
