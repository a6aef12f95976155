package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.time.Timer;
import java.time.Duration;

/**
 * Finds out when the store answers again. While the breaker is open, it sends one ping at a time in the background.
 *
 * <p>The pause between two pings grows from {@link #FIRST_PAUSE} to a maximum. So a short failure costs little of the cache,
 * and a long outage few pings. The pause also grows when the breaker opens again soon after it closed: the store then answers
 * pings, but few other commands. Thread-safe.
 */
final class Prober {

    static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    /** Time after which a closed breaker counts as recovered. */
    private static final Duration PROBATION = Duration.ofSeconds(5);

    private final Breaker breaker;

    private final Pinger pinger;

    private final Timer timer;

    private final long maxPause;

    private long pause;

    private long closedAt;

    Prober(Breaker breaker, Pinger pinger, Duration maxPause, Timer timer) {
        this.breaker = breaker;
        this.pinger = pinger;
        this.timer = timer;
        this.maxPause = maxPause.toNanos();
        this.pause = firstPause();
        this.closedAt = timer.nanoTime() - PROBATION.toNanos();
    }

    private long firstPause() {
        return Math.min(FIRST_PAUSE.toNanos(), maxPause);
    }

    /**
     * The breaker opened.
     *
     * @param newly whether the breaker was closed before, and not half open
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
        pause = Math.min(2 * next, maxPause);
        return next;
    }

    private void probe() {
        if (breaker.beginProbe()) {
            pinger.ping();
        }
    }

    /** Sends a ping, and reports its outcome to the breaker. */
    interface Pinger {
        void ping();
    }
}
