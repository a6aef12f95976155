package dev.larder.runtime.fault;

import java.time.Duration;

/**
 * What happens to the bytes that travel one way through a {@link FaultProxy}, on all of its connections, those under way
 * included. Several faults may hold at once; {@link #heal} ends them. Thread-safe.
 */
public final class Way {

    private static final long UNLIMITED = Long.MAX_VALUE;

    private long delayNanos;

    private boolean held;

    private long untilCut = UNLIMITED;

    private long dripNanos;

    Way() {}

    /** Lets bytes that arrive from now on travel for so long; they stay in order, and many travel at once. */
    public synchronized void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    /**
     * A black hole: nothing arrives, and nobody is told. What is sent meanwhile arrives after {@link #heal}, as it would
     * once a broken network is mended; reset the connections first if it never should.
     */
    public synchronized void hold() {
        held = true;
    }

    /** Resets a connection, in the middle of a message maybe, when so many more bytes have passed on all of them. */
    public synchronized void cutAfter(long bytes) {
        untilCut = bytes;
    }

    /** Lets one byte after another through, so long apart: messages arrive in pieces, and late. */
    public synchronized void drip(Duration apart) {
        dripNanos = apart.toNanos();
    }

    /** Ends all faults of this way. */
    public synchronized void heal() {
        dripNanos = 0;
        delayNanos = 0;
        held = false;
        untilCut = UNLIMITED;
        notifyAll();
    }

    synchronized long delayNanos() {
        return delayNanos;
    }

    synchronized long dripNanos() {
        return dripNanos;
    }

    synchronized void awaitOpen() throws InterruptedException {
        while (held) {
            wait();
        }
    }

    /** Returns how many of these bytes pass; the connection is cut when it is not all of them. */
    synchronized int pass(int bytes) {
        if (untilCut == UNLIMITED) {
            return bytes;
        }
        int passing = (int) Math.min(bytes, untilCut);
        untilCut = passing < bytes ? UNLIMITED : untilCut - passing;
        return passing;
    }
}
