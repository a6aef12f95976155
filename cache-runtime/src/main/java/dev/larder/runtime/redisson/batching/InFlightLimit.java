package dev.larder.runtime.redisson.batching;

import java.util.concurrent.TimeUnit;

/**
 * Limits the batches in flight by the time that a reply takes at least, which is the network's share of a round trip, and by
 * how much longer replies take now, which is the wait for processors and for the server.
 *
 * <p>While replies are about as fast as the fastest, the limit is one batch for each {@link #INTERVAL_NANOS} of that time. So
 * about that is the longest time for which a request waits on any network. Beside the server, where a reply takes some 50 µs,
 * one batch is in flight at a time, and the requests that arrive before its reply share the next one. Over a network the same
 * rule would make a read wait for the rest of another one's round trip.
 *
 * <p>Where processors or the server are short, replies take longer than the fastest. Then the limit is lower by the same
 * ratio, fewer commands are sent in a second, and each serves more requests.
 *
 * <p>The fastest reply is that of the last half second to a second, and the mean is one of the last few dozen. So the limit
 * follows a network that became slower within a second, and one that became faster, or a load, at once. Updates may race: the
 * next sample makes up for a lost one.
 */
final class InFlightLimit {

    static final long INTERVAL_NANOS = TimeUnit.MICROSECONDS.toNanos(30);

    /** Maximum number of batches in flight on any network. */
    static final int MAXIMUM = 64;

    static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** The part of the mean that the latest reply makes up. */
    private static final int MEAN_OF = 16;

    private volatile Fastest fastest = new Fastest(0, Long.MAX_VALUE, Long.MAX_VALUE);

    private volatile double meanNanos;

    /** Returns the maximum number of batches in flight now, at least one. */
    int current() {
        Fastest known = fastest;
        if (known.current == Long.MAX_VALUE) {
            return 1;
        }
        long atLeast = known.nanos();
        double share = Math.min(1, atLeast / Math.max(1, meanNanos));
        return (int) Math.max(1, Math.min(MAXIMUM, share * atLeast / INTERVAL_NANOS));
    }

    /** Takes a round trip into account. */
    void answered(long sentAt, long now) {
        Fastest known = fastest;
        long nanos = now - sentAt;
        double mean = meanNanos;
        meanNanos = mean == 0 ? nanos : mean + (nanos - mean) / MEAN_OF;
        if (known.current == Long.MAX_VALUE || now - known.since >= PERIOD_NANOS) {
            fastest = new Fastest(now, nanos, known.current);
        } else if (nanos < known.current) {
            fastest = new Fastest(known.since, nanos, known.before);
        }
    }

    /** The fastest round trip of the period that began at some time, and of the period before it. */
    private record Fastest(long since, long current, long before) {

        long nanos() {
            return Math.min(current, before);
        }
    }
}
