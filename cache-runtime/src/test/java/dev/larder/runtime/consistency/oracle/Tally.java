package dev.larder.runtime.consistency.oracle;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** The counts of a run. Thread-safe. */
final class Tally {

    final LongAdder staleReads = new LongAdder();

    /** Calls with a load deadline that returned no row. */
    final LongAdder timeouts = new LongAdder();

    final LongAdder changes = new LongAdder();

    final LongAdder retries = new LongAdder();

    /** Values that the auditor found stale although each change was evicted in time. */
    final LongAdder falseFindings = new LongAdder();

    /** Values that the auditor found stale while their eviction was late, as during a fault. */
    final LongAdder lateFindings = new LongAdder();

    private final Map<Way, LongAdder> reads =
            Arrays.stream(Way.values()).collect(Collectors.toUnmodifiableMap(way -> way, way -> new LongAdder()));

    /** Counts rows that one call has read. */
    void read(Way way, int rows) {
        reads.get(way).add(rows);
    }

    /** Returns the rows that were read, by the kind of the call. */
    Map<Way, Long> reads() {
        Map<Way, Long> sums = new EnumMap<>(Way.class);
        reads.forEach((way, count) -> sums.put(way, count.sum()));
        return sums;
    }
}
