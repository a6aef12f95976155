package dev.larder.runtime.consistency.near;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The counts and times of a process, or of several. Thread-safe. */
final class NearTally {

    enum Count {
        READS,
        /** Reads that were answered by the near cache. */
        NEAR_HITS,
        CHANGES,
        /** Evictions that were repeated, since they were not acknowledged. */
        RETRIES,
        /** Rows older than an eviction of the own process that had returned before the read. */
        STALE_OWN,
        /** Rows older than a strict eviction of any process that had returned before the read. */
        STALE_STRICT,
        /** Rows older than an eviction of any process that had returned longer than the bound before the read. */
        STALE_BOUND,
        /** Rows that were older than any eviction at the end. */
        STALE_AT_REST
    }

    enum Time {
        /** How long ago the first eviction of a later version had returned, of the rows of other processes' evictions. */
        AGE,
        EVICTION,
        STRICT_EVICTION
    }

    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);

    private final Map<Time, Times> times = new EnumMap<>(Time.class);

    NearTally() {
        Arrays.stream(Count.values()).forEach(count -> counts.put(count, new LongAdder()));
        Arrays.stream(Time.values()).forEach(time -> times.put(time, new Times()));
    }

    void add(Count count) {
        counts.get(count).increment();
    }

    void add(Count count, long more) {
        counts.get(count).add(more);
    }

    long get(Count count) {
        return counts.get(count).sum();
    }

    Times get(Time time) {
        return times.get(time);
    }

    /** Returns the rows that were older than they may be. */
    long stale() {
        return get(Count.STALE_OWN) + get(Count.STALE_STRICT) + get(Count.STALE_BOUND) + get(Count.STALE_AT_REST);
    }

    /** Adds a line that {@link #toText} of another process gave. */
    void addLine(String line) {
        String[] parts = line.split(" ", 2);
        if (Arrays.stream(Time.values()).anyMatch(time -> time.name().equals(parts[0]))) {
            times.get(Time.valueOf(parts[0])).addText(parts[1]);
        } else {
            counts.get(Count.valueOf(parts[0])).add(Long.parseLong(parts[1]));
        }
    }

    String toText() {
        StringBuilder text = new StringBuilder();
        counts.forEach(
                (count, sum) -> text.append(count).append(' ').append(sum.sum()).append('\n'));
        times.forEach((time, all) ->
                text.append(time).append(' ').append(all.toText()).append('\n'));
        return text.toString();
    }
}
