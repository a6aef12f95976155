package dev.larder.runtime.consistency.oracle;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The database, and what a cache before it must not fall behind of: for each key the current version, and the latest
 * version whose eviction or update was acknowledged (the floor). A read that began when the floor was there and returns
 * less is stale. Thread-safe.
 */
final class Truth {

    /** How many keys one group eviction reaches. */
    static final int GROUP = 5;

    /** Rows that nobody reads but who has just changed them, so that nearly all reads of them miss. */
    private static final int QUIET = 10;

    private static final long SLOWEST_READ = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long SLOWEST_WRITE = TimeUnit.MILLISECONDS.toNanos(1);

    private final AtomicLongArray versions;

    private final AtomicLongArray floors;

    /** @param busy how many rows are read all the time; there are some more */
    Truth(int busy) {
        this.versions = new AtomicLongArray(busy + QUIET);
        this.floors = new AtomicLongArray(busy + QUIET);
    }

    int keys() {
        return versions.length();
    }

    int anyBusy(Random random) {
        return random.nextInt(keys() - QUIET);
    }

    int anyQuiet(Random random) {
        return keys() - 1 - random.nextInt(QUIET);
    }

    static int groupOf(int key) {
        return key / GROUP;
    }

    /** Reads a row as a database does: it was true at some moment, and takes a while to arrive. */
    Row load(int key) {
        Row row = new Row(key, versions.get(key));
        travel(SLOWEST_READ);
        return row;
    }

    /** Changes a row; returns it as it is now. */
    Row change(int key) {
        Row row = new Row(key, versions.incrementAndGet(key));
        travel(SLOWEST_WRITE);
        return row;
    }

    void acknowledge(Row row) {
        floors.accumulateAndGet(row.key(), row.version(), Math::max);
    }

    long floor(int key) {
        return floors.get(key);
    }

    long version(int key) {
        return versions.get(key);
    }

    private static void travel(long nanos) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(nanos));
    }
}
