package dev.larder.runtime.internal.stats;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** The running counts of one method. Thread-safe; reading several counters gives no consistent snapshot. */
public final class MethodCounters {

    private final LongAdder[] counts = new LongAdder[Counter.values().length];

    /** The hits that the near cache answered. They are hits as well, and kept apart since such a call pays for one increment only. */
    private final LongAdder nearHits = new LongAdder();

    /** Returns counters that are all zero. */
    public MethodCounters() {
        Arrays.setAll(counts, place -> new LongAdder());
    }

    /** Adds one. */
    public void increment(Counter counter) {
        counts[counter.ordinal()].increment();
    }

    /** Adds a number. */
    public void add(Counter counter, long number) {
        counts[counter.ordinal()].add(number);
    }

    /** Adds a hit that the near cache answered. */
    public void nearHit() {
        nearHits.increment();
    }

    /** Adds an absent hit that the near cache answered. */
    public void nearAbsentHit() {
        increment(Counter.ABSENT_HITS);
        increment(Counter.NEAR_HITS);
    }

    /** Returns the count so far. */
    public long get(Counter counter) {
        long count = counts[counter.ordinal()].sum();
        return counter == Counter.HITS || counter == Counter.NEAR_HITS ? count + nearHits.sum() : count;
    }
}
