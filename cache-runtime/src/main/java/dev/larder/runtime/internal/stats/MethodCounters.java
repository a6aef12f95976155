package dev.larder.runtime.internal.stats;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** The running counts of one method. Thread-safe; reading several counters gives no consistent snapshot. */
public final class MethodCounters {

    private final LongAdder[] counts = new LongAdder[Counter.values().length];

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

    /** Returns the count so far. */
    public long get(Counter counter) {
        return counts[counter.ordinal()].sum();
    }
}
