package dev.larder.runtime.consistency.oracle;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** Reads rows, and counts those that are older than they may be. */
final class Reader implements Runnable {

    private final CacheUnderTest cache;

    private final Truth truth;

    private final Tally tally;

    private final BooleanSupplier over;

    Reader(CacheUnderTest cache, Truth truth, Tally tally, BooleanSupplier over) {
        this.cache = cache;
        this.truth = truth;
        this.tally = tally;
        this.over = over;
    }

    @Override
    public void run() {
        while (!over.getAsBoolean()) {
            int key = truth.anyBusy(ThreadLocalRandom.current());
            long floor = truth.floor(key);
            Row row = cache.read(key);
            tally.reads.increment();
            if (row.version() < floor) {
                tally.staleReads.increment();
            }
        }
    }
}
