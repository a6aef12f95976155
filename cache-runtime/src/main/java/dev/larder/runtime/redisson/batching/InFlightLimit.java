package dev.larder.runtime.redisson.batching;

import java.util.concurrent.TimeUnit;

/**
 * Limits the batches in flight by the round-trip time of the fastest recent one.
 *
 * <p>Beside the server, where a reply takes some 50 µs, one batch at a time is best. The requests that arrive before its
 * reply make the next batch large, and they share its cost. Over a network the same rule would make a read wait for the
 * rest of another batch's round trip. So the limit grows by one for each {@link #INTERVAL_NANOS} of a round trip, and about
 * that is the longest wait on any network.
 *
 * <p>The fastest recent reply tells the network's share. Slower replies also tell of load, which is a reason for larger
 * batches. Updates may race: the next sample makes up for a lost one.
 */
final class InFlightLimit {

    static final long INTERVAL_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    /** Maximum number of batches in flight on any network. */
    static final int MAXIMUM = 8;

    /** Each reply raises the floor by one part in this many, so that the limit follows a network that became slower. */
    private static final int DECAY = 64;

    private volatile long fastest;

    /** Returns the maximum number of batches in flight now, at least one. */
    int current() {
        return (int) Math.min(MAXIMUM, 1 + fastest / INTERVAL_NANOS);
    }

    /** Takes a round-trip time into account. */
    void answered(long nanos) {
        long known = fastest;
        fastest = known == 0 ? nanos : Math.min(nanos, known + known / DECAY);
    }
}
