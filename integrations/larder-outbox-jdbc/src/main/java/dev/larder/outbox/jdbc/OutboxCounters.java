package dev.larder.outbox.jdbc;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens to rows. Thread-safe. */
final class OutboxCounters {

    final LongAdder recorded = new LongAdder();

    final LongAdder settled = new LongAdder();

    final LongAdder relayed = new LongAdder();

    final LongAdder relayFailures = new LongAdder();

    final LongAdder failedRounds = new LongAdder();

    final LongAdder unrecorded = new LongAdder();

    private volatile Duration lag = Duration.ZERO;

    private volatile Measured measured = new Measured(0, Duration.ZERO);

    void relayed(Duration age) {
        relayed.increment();
        lag = age;
    }

    void measured(Measured table) {
        measured = table;
    }

    OutboxStats stats() {
        Measured table = measured;
        return new OutboxStats(
                table.rows(),
                table.oldest(),
                recorded.sum(),
                settled.sum(),
                relayed.sum(),
                lag,
                relayFailures.sum(),
                failedRounds.sum(),
                unrecorded.sum());
    }

    /** The number of a cache's rows, and the age of the oldest one. */
    record Measured(long rows, Duration oldest) {}
}
