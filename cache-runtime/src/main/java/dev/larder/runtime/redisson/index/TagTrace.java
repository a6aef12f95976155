package dev.larder.runtime.redisson.index;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The trace of the last eviction by a tag, as it was read when a key was listed under the tag.
 *
 * <p>Masters have clocks of their own, so that times are not compared, but durations: the time since the eviction by the clock of
 * the tag's master, and the time since the lease was requested by the clock of this JVM.
 *
 * @param latest the latest moment at which the eviction may have left its trace, by {@link System#nanoTime}
 * @param read the moment at which the reply arrived
 */
record TagTrace(long latest, long read) {

    /**
     * The time for which a trace is kept: part of the protocol, since whoever evicts does not know the leases of others. A load
     * that takes longer is not stored under tags of its value.
     */
    static final Duration LASTING = Duration.ofMinutes(5);

    /** More than what is lost by counting in microseconds, and by a score that is a fraction of milliseconds. */
    private static final long ROUNDING = 5_000;

    /** The share of a duration by which two clocks may differ: a thousandth, twice what a clock is slewed by at most. */
    private static final long DRIFT = 1000;

    /** Reads the result of {@code tag.lua}; what follows the age is a reply of {@code index.lua}, which claims nothing here. */
    static TagTrace read(List<Object> reply) {
        long now = System.nanoTime();
        String age = new String((byte[]) reply.get(0), StandardCharsets.US_ASCII);
        long since = age.isEmpty() ? LASTING.toNanos() : TimeUnit.MICROSECONDS.toNanos(Long.parseLong(age));
        return new TagTrace(now - since, now);
    }

    /** Returns whether the tag was surely evicted before that moment, or never; so a load that began later has seen the change. */
    boolean isBefore(long requested) {
        return latest + ROUNDING + (read - requested) / DRIFT - requested < 0;
    }

    /** Returns the later of two traces. */
    TagTrace or(TagTrace other) {
        return latest - other.latest > 0 ? this : other;
    }
}
