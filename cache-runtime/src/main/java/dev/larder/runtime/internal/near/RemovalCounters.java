package dev.larder.runtime.internal.near;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts removals of keys and of groups of keys, in a fixed number of places. Different keys may share a place: then a removal of one
 * of them also ends the near entries of the other, which costs a read of the store and is never wrong.
 *
 * <p>Keys and prefixes have places of their own. Otherwise a removal of any key could meet the place of a prefix, and end all entries
 * below it. The counts only grow, so the sum of some counts is the same as before exactly when none of them has grown; it takes four
 * billion removals at one place, all during the life of one entry, to make it wrong.
 *
 * <p>The total of all removals tells whether any count has grown. A place of a key is one of a quarter of a million, and mostly has to be
 * fetched from memory. The total does not. Thread-safe.
 */
final class RemovalCounters {

    /** Spreads hashes whose low bits alone would be alike: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(int[].class);

    /** A place where nothing is counted. */
    static final int UNUSED = 0;

    private final int bits;

    /** The number of all removals so far. */
    private final AtomicLong total = new AtomicLong();

    /** The unused count, the counts of keys, and as many of prefixes. */
    private final int[] counts;

    /** @param bits number of bits that tell places apart */
    RemovalCounters(int bits) {
        this.bits = bits;
        this.counts = new int[1 + (2 << bits)];
    }

    /** Returns the place of a key. */
    int ofKey(long hash) {
        return 1 + (int) (hash * SPREAD >>> (Long.SIZE - bits));
    }

    /** Returns the place of a prefix. */
    int ofPrefix(long hash) {
        return (1 << bits) + ofKey(hash);
    }

    /** Counts a removal. */
    void increment(int place) {
        COUNT.getAndAdd(counts, place, 1);
        // In this order: the counts that are read after a total hold all removals of that total.
        total.incrementAndGet();
    }

    /** Returns the number of all removals so far. The counts that are read after it are not older. */
    long total() {
        return total.get();
    }

    /** Returns the sum of the counts at some places. */
    int sum(int[] places) {
        int sum = 0;
        for (int place : places) {
            sum += count(place);
        }
        return sum;
    }

    /** Returns the count at a place. */
    int count(int place) {
        return (int) COUNT.getVolatile(counts, place);
    }
}
