package dev.larder.runtime.redisson;

import java.util.concurrent.TimeUnit;

/**
 * Decides how many batches may be under way, from how long the fastest of the recent ones took.
 *
 * <p>Beside the server, where a reply takes some 50 µs, one batch at a time is best: what arrives meanwhile makes the
 * next one large, and the price of a command is shared by many. Over a network the same rule would make a read wait for
 * the rest of a round trip that it is no part of. So a further batch is allowed for each {@link #INTERVAL_NANOS} that a
 * round trip lasts, which bounds the wait by about that, whatever the network is.
 *
 * <p>The fastest recent reply tells the network's share; the others also tell of load, which is a reason to gather more,
 * not less. Updates may race: a lost sample is made up for by the next.
 */
final class BatchPace {

    static final long INTERVAL_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    static final int MOST = 8;

    /** The floor rises by this share with each reply, so that it follows a network that became slower. */
    private static final int DECAY = 64;

    private volatile long fastest;

    /** How many batches may be under way now; at least one. */
    int allowed() {
        return (int) Math.min(MOST, 1 + fastest / INTERVAL_NANOS);
    }

    void answered(long nanos) {
        long known = fastest;
        fastest = known == 0 ? nanos : Math.min(nanos, known + known / DECAY);
    }
}
