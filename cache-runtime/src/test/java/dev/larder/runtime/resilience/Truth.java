package dev.larder.runtime.resilience;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The database, and what the cache promises of it to its own JVM: as soon as an eviction or an update has returned, by
 * whatever way, no read that begins later gives an older row. Thread-safe.
 */
final class Truth {

    static final int KEYS = 40;

    static final int GROUP = 5;

    /** The slowest load takes twice as long. */
    private static final long SLOWEST_MICROS = 2_000;

    private final AtomicLongArray versions = new AtomicLongArray(KEYS);

    private final AtomicLongArray floors = new AtomicLongArray(KEYS);

    Row load(int key) {
        travel();
        Row row = new Row(key, versions.get(key));
        travel();
        return row;
    }

    Row change(int key) {
        travel();
        return new Row(key, versions.incrementAndGet(key));
    }

    void returned(Row row) {
        floors.accumulateAndGet(row.key(), row.version(), Math::max);
    }

    long floor(int key) {
        return floors.get(key);
    }

    private static void travel() {
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(SLOWEST_MICROS)));
    }
}
