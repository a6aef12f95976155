package dev.larder.runtime.redisson.batching;

import java.util.concurrent.TimeUnit;

/**
 * Limits the batches in flight by the time that a reply takes at least, which is the network's share of a round trip.
 *
 * <p>The limit is one batch for each {@link #INTERVAL_NANOS} of that time. So about that is the longest time for which a
 * request waits on any network, and the commands of a second are at most as many as keep a third of a processor busy. Beside
 * the server, where a reply takes some 50 µs, one batch is in flight at a time, and the requests that arrive before its reply
 * share the next one. Over a network the same rule would make a read wait for the rest of another one's round trip.
 *
 * <p>Where processors or the server are short, replies take longer than the fastest. The limit does not follow them, so fewer
 * commands are sent in a second, and each serves more requests.
 *
 * <p>The fastest reply is that of the last half second to a second. So the limit follows a network that became slower within
 * a second, and one that became faster at once. Updates may race: the next sample makes up for a lost one.
 */
final class InFlightLimit {

    static final long INTERVAL_NANOS = TimeUnit.MICROSECONDS.toNanos(60);

    /** Maximum number of batches in flight on any network. */
    static final int MAXIMUM = 64;

    static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private volatile Fastest fastest = new Fastest(0, Long.MAX_VALUE, Long.MAX_VALUE);

    /** Returns the maximum number of batches in flight now, at least one. */
    int current() {
        return fastest.limit();
    }

    /** Takes a round trip into account. */
    void answered(long sentAt, long now) {
        Fastest known = fastest;
        long nanos = now - sentAt;
        if (known.current == Long.MAX_VALUE || now - known.since >= PERIOD_NANOS) {
            fastest = new Fastest(now, nanos, known.current);
        } else if (nanos < known.current) {
            fastest = new Fastest(known.since, nanos, known.before);
        }
    }

    /** The fastest round trip of the period that began at some time, and of the period before it. */
    private record Fastest(long since, long current, long before) {

        int limit() {
            long nanos = Math.min(current, before);
            return nanos == Long.MAX_VALUE ? 1 : (int) Math.max(1, Math.min(MAXIMUM, nanos / INTERVAL_NANOS));
        }
    }
}
