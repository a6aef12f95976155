package dev.larder.runtime.consistency.near;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The database of a fleet, and how old a cached row may be, in memory that its processes share. Of each row it has the version,
 * the latest version whose strict eviction has returned, and when the eviction of each version was acknowledged.
 *
 * <p>{@link System#nanoTime} is the clock of the machine, which is the same in all processes where it is Linux. Thread-safe.
 */
final class SharedTruth {

    /** Number of keys in a group. */
    static final int GROUP = 5;

    /** Maximum number of changes of a row. */
    private static final int MOST_CHANGES = 1 << 14;

    private static final int LONGS = 2 + 1 + MOST_CHANGES;

    private static final long SLOWEST_READ = 3_000_000;

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final int keys;

    private final ByteBuffer memory;

    private SharedTruth(int keys, ByteBuffer memory) {
        this.keys = keys;
        this.memory = memory;
    }

    /** Maps a file, which it makes if there is none. */
    static SharedTruth at(Path file, int keys) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            long bytes = (long) keys * LONGS * Long.BYTES;
            return new SharedTruth(keys, channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int keys() {
        return keys;
    }

    static int groupOf(int key) {
        return key / GROUP;
    }

    long version(int key) {
        return (long) LONG.getVolatile(memory, versionAt(key));
    }

    /** Changes a row; returns its version. */
    long change(int key) {
        long version = (long) LONG.getAndAdd(memory, versionAt(key), 1L) + 1;
        if (version > MOST_CHANGES) {
            throw new IllegalStateException("a row was changed more than " + MOST_CHANGES + " times; take more keys");
        }
        return version;
    }

    /** Reads a row as a database does: it was true at some moment, and takes a while to arrive. */
    NearRow load(int key) {
        NearRow row = new NearRow(key, version(key));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(SLOWEST_READ));
        return row;
    }

    /** Notes that the eviction of a version has just returned. */
    void acknowledge(int key, long version) {
        LONG.setVolatile(memory, acknowledgedAt(key, version), System.nanoTime());
    }

    /** Notes that a strict eviction of a version has just returned. */
    void acknowledgeStrictly(int key, long version) {
        long known;
        do {
            known = strictFloor(key);
        } while (known < version && !LONG.compareAndSet(memory, strictAt(key), known, version));
    }

    long strictFloor(int key) {
        return (long) LONG.getVolatile(memory, strictAt(key));
    }

    /** Returns when the first eviction of a later version was acknowledged, or 0 when none was. */
    long overtakenAt(int key, long version) {
        long first = 0;
        long current = version(key);
        for (long later = version + 1; later <= current; later++) {
            long time = (long) LONG.getVolatile(memory, acknowledgedAt(key, later));
            if (time != 0 && (first == 0 || time - first < 0)) {
                first = time;
            }
        }
        return first;
    }

    private static int versionAt(int key) {
        return key * LONGS * Long.BYTES;
    }

    private static int strictAt(int key) {
        return versionAt(key) + Long.BYTES;
    }

    private static int acknowledgedAt(int key, long version) {
        return versionAt(key) + (2 + (int) version) * Long.BYTES;
    }
}
