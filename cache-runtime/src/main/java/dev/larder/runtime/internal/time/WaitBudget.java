package dev.larder.runtime.internal.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Limits how long one call waits for the load of another call.
 *
 * <p>The call waits in steps. Each step takes a quarter of what the call has waited so far, from 5 ms to 50 ms, so that it
 * comes back soon after the load has ended. Each step is shortened at random, so that calls do not come back together.
 *
 * <p>One call uses it. Another thread may only {@linkplain #exhaust exhaust} it.
 */
public final class WaitBudget {

    private static final long MIN_PAUSE = Duration.ofMillis(5).toNanos();

    private static final long MAX_PAUSE = Duration.ofMillis(50).toNanos();

    /** The time waited so far, divided by the next step. */
    private static final int STEP_PART = 4;

    private final Timekeeper time;

    private final RandomGenerator random;

    private final long begin;

    /** Written by another thread when it exhausts this budget. */
    private volatile long deadline;

    /** Returns a budget of which nothing is spent. */
    public WaitBudget(Duration limit, Timekeeper time, RandomGenerator random) {
        this.time = time;
        this.random = random;
        this.begin = time.nanoTime();
        this.deadline = begin + limit.toNanos();
    }

    /** Returns the nanoseconds that are left; zero or less when the budget is exhausted. */
    public long remainingNanos() {
        return deadline - time.nanoTime();
    }

    /** Returns whether nothing is left. */
    public boolean isExhausted() {
        return remainingNanos() <= 0;
    }

    /** Takes away what is left. */
    public void exhaust() {
        deadline = time.nanoTime();
    }

    /** Returns the nanoseconds of the next step; zero or less when the budget is exhausted. */
    public long nextPause() {
        long now = time.nanoTime();
        long pause = Math.max(MIN_PAUSE, Math.min((now - begin) / STEP_PART, MAX_PAUSE));
        return Math.min(pause - random.nextLong(pause / 2), deadline - now);
    }
}
