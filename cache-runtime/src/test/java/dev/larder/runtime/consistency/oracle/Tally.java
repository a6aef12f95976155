package dev.larder.runtime.consistency.oracle;

import java.util.concurrent.atomic.LongAdder;

/** What happened so far. Thread-safe. */
final class Tally {

    final LongAdder reads = new LongAdder();

    final LongAdder staleReads = new LongAdder();

    final LongAdder changes = new LongAdder();

    final LongAdder retries = new LongAdder();
}
