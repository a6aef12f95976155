package dev.larder.runtime.internal.audit;

import dev.larder.runtime.method.Freshness;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.TimedLookup;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the values of one method are kept, which tells their age.
 *
 * @param longest maximum time for which a value is kept
 * @param nullTtl how long absence is remembered; {@code null} when it is not
 * @param freshness how values are kept fresh; {@code null} when their TTL alone decides
 */
public record Lifetimes(
        Duration longest,
        @Nullable Duration nullTtl,
        @Nullable Freshness freshness) {

    /** Returns whether the method promises that this is as the source is. A value that is due or past its TTL may be old. */
    boolean isFresh(Held held) {
        return freshness == null
                || held.found() instanceof Lookup.AbsentHit
                || freshness.age(held.left()) == Freshness.Age.FRESH;
    }

    /**
     * Returns the maximum time for which this has been stored. Jitter may have shortened its lifetime. {@code null} when it has
     * longer left than the method would have given it.
     */
    @Nullable
    Duration age(Held held) {
        Duration given = held.found() instanceof Lookup.AbsentHit ? nullTtl : longest;
        if (given == null
                || held.left().equals(TimedLookup.FOREVER)
                || held.left().compareTo(given) > 0) {
            return null;
        }
        return given.minus(held.left());
    }
}
