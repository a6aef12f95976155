package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.time.Timer;
import java.time.Duration;

/**
 * Finds out when the store is back: while the breaker is open, sends one ping at a time in the background.
 *
 * <p>The pause between two grows from {@link #FIRST_PAUSE} to a limit, so that a hiccup costs little of the cache and a
 * long outage few pings. It goes on growing when the breaker opens again soon after it closed: the store answers pings,
 * but little else. Driven by the timer and by the pings' completion; thread-safe.
 */
final class Prober {

    static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    /** How long the breaker stays closed before it counts as recovered. */
    private static final Duration PROBATION = Duration.ofSeconds(5);

    private final Breaker breaker;

    private final Pinger pinger;

    private final Timer timer;

    private final long longestPause;

    private long pause;

    private long closedAt;

    Prober(Breaker breaker, Pinger pinger, Duration longestPause, Timer timer) {
        this.breaker = breaker;
        this.pinger = pinger;
        this.timer = timer;
        this.longestPause = longestPause.toNanos();
        this.pause = firstPause();
        this.closedAt = timer.nanoTime() - PROBATION.toNanos();
    }

    private long firstPause() {
        return Math.min(FIRST_PAUSE.toNanos(), longestPause);
    }

    /**
     * The breaker opened.
     *
     * @param newly whether it was closed before, rather than probing
     */
    void storeFails(boolean newly) {
        timer.after(nextPause(newly), this::probe);
    }

    /** The breaker closed. */
    synchronized void storeIsBack() {
        closedAt = timer.nanoTime();
    }

    private synchronized long nextPause(boolean newly) {
        boolean recovered = newly && timer.nanoTime() - closedAt >= PROBATION.toNanos();
        long next = recovered ? firstPause() : pause;
        pause = Math.min(2 * next, longestPause);
        return next;
    }

    private void probe() {
        if (breaker.beginProbe()) {
            pinger.ping();
        }
    }

    /** Sends a ping and tells the breaker of its outcome. */
    interface Pinger {
        void ping();
    }
}
