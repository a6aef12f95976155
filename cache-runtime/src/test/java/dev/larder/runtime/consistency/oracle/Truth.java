package dev.larder.runtime.consistency.oracle;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The database, and how old a cached row may be. Each row has a current version and a floor: the latest version whose
 * eviction or update was acknowledged. A read is stale when it returns less than the floor that it began with. Thread-safe.
 */
final class Truth {

    /** Number of keys in a group. */
    static final int GROUP = 5;

    /** Number of rows that only the thread that has just changed them reads, so that nearly all reads of them miss. */
    private static final int QUIET = 10;

    private static final long SLOWEST_READ = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long SLOWEST_WRITE = TimeUnit.MILLISECONDS.toNanos(1);

    /** An event of an audit comes within this time after its last look. */
    private static final long LATE = TimeUnit.SECONDS.toNanos(1);

    private final List<Object> turns;

    private final AtomicLongArray versions;

    private final AtomicLongArray floors;

    /** For each row the changes that are not acknowledged, by version the time of their commit. */
    private final List<ConcurrentNavigableMap<Long, Long>> open;

    /** For each row the time until which a late acknowledgement explains what is found. */
    private final AtomicLongArray lateUntil;

    /** Creates a database with some rows that are read all the time, and some quiet ones. */
    Truth(int busy) {
        this.turns =
                Stream.generate(Object::new).limit((busy + QUIET) / GROUP + 1).toList();
        this.versions = new AtomicLongArray(busy + QUIET);
        this.floors = new AtomicLongArray(busy + QUIET);
        this.lateUntil = new AtomicLongArray(busy + QUIET);
        this.open = Stream.<ConcurrentNavigableMap<Long, Long>>generate(ConcurrentSkipListMap::new)
                .limit(busy + QUIET)
                .toList();
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

    /** Returns the monitor of a group, for writers of its rows that take turns. */
    Object turn(int group) {
        return turns.get(group);
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

    /** Returns rows that are read one after another, as the answer to one query. */
    List<Row> load(Collection<Integer> keys) {
        List<Row> rows =
                keys.stream().map(key -> new Row(key, versions.get(key))).toList();
        travel(SLOWEST_READ);
        return rows;
    }

    /** Reads rows as an asynchronous client of a database does. */
    CompletableFuture<List<Row>> loadLater(Collection<Integer> keys) {
        List<Row> rows =
                keys.stream().map(key -> new Row(key, versions.get(key))).toList();
        return later(rows);
    }

    /** Returns rows that take a while to arrive. */
    CompletableFuture<List<Row>> later(List<Row> rows) {
        long nanos = ThreadLocalRandom.current().nextLong(SLOWEST_READ);
        return new CompletableFuture<List<Row>>().completeOnTimeout(rows, nanos, TimeUnit.NANOSECONDS);
    }

    /** Waits while rows arrive. */
    void travel() {
        travel(SLOWEST_READ);
    }

    /** Returns all versions as they are now. */
    long[] versions() {
        return IntStream.range(0, keys()).mapToLong(versions::get).toArray();
    }

    /** Returns all floors as they are now. */
    long[] floors() {
        return IntStream.range(0, keys()).mapToLong(floors::get).toArray();
    }

    /** Changes a row; returns it as it is now. */
    Row change(int key) {
        Row row = new Row(key, versions.incrementAndGet(key));
        open.get(key).put(row.version(), System.nanoTime());
        travel(SLOWEST_WRITE);
        return row;
    }

    void acknowledge(Row row) {
        // What was committed before is evicted by the same eviction.
        Map<Long, Long> acknowledged = open.get(row.key()).headMap(row.version(), true);
        if (acknowledged.values().stream().anyMatch(Truth::isLate)) {
            lateUntil.set(row.key(), System.nanoTime() + LATE);
        }
        acknowledged.clear();
        floors.accumulateAndGet(row.key(), row.version(), Math::max);
    }

    /** Returns whether a change of the row is or was without an acknowledged eviction for longer than a correct program may take. */
    boolean isEvictionLate(int key) {
        return open.get(key).values().stream().anyMatch(Truth::isLate) || lateUntil.get(key) - System.nanoTime() > 0;
    }

    private static boolean isLate(long committed) {
        return System.nanoTime() - committed > LarderUnderTest.AUDIT_GRACE.toNanos();
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
