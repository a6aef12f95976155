package dev.larder.runtime.internal.lease;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Generates ids of loads. One instance never repeats an id. Two ids of instances with different random seeds are equal with a
 * probability of about 2⁻⁶⁴. Thread-safe.
 */
public final class LoadIds {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final AtomicLong next;

    /** Begins a sequence at a seed that no other instance of the fleet has. */
    public LoadIds(long seed) {
        this.next = new AtomicLong(seed);
    }

    /** Returns an id for one load, never 0: a lease that was released behind a value leaves that. */
    public long next() {
        long id = mix(next.getAndAdd(GOLDEN_GAMMA));
        return id == 0 ? next() : id;
    }

    /** A bijection (SplitMix64), so that a sequence that never repeats gives ids that never do. */
    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
