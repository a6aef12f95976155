package dev.larder.runtime.internal.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long one call waits for another one's load: bounded in all, and in steps of a quarter of what it has waited so far,
 * from 5 ms to 50 ms, so that it comes back soon after the load has ended, however long that took. Each is shortened at
 * random, so that waiters don't come back together. For one call.
 */
public final class WaitBudget {

    private static final long FIRST_PAUSE = Duration.ofMillis(5).toNanos();

    private static final long LONGEST_PAUSE = Duration.ofMillis(50).toNanos();

    /** What was waited so far is so many times the next step. */
    private static final int STEP_PART = 4;

    private final Timekeeper time;

    private final RandomGenerator random;

    private final long begin;

    /** Another thread may end it. */
    private volatile long deadline;

    /** Begins to be patient for that long. */
    public WaitBudget(Duration limit, Timekeeper time, RandomGenerator random) {
        this.time = time;
        this.random = random;
        this.begin = time.nanoTime();
        this.deadline = begin + limit.toNanos();
    }

    /** Returns the nanoseconds that are left; zero or less when it is over. */
    public long remainingNanos() {
        return deadline - time.nanoTime();
    }

    /** Returns whether the limit is reached. */
    public boolean isOver() {
        return remainingNanos() <= 0;
    }

    /** Ends it now. */
    public void lose() {
        deadline = time.nanoTime();
    }

    /**
     * Waits for one step.
     *
     * @return {@code false}, at once, when the limit is reached
     */
    public boolean pause() throws InterruptedException {
        long step = nextPause();
        if (step <= 0) {
            return false;
        }
        time.sleep(step);
        return true;
    }

    /** Returns how many nanoseconds the next step takes; zero or less when the limit is reached. */
    public long nextPause() {
        long now = time.nanoTime();
        long pause = Math.max(FIRST_PAUSE, Math.min((now - begin) / STEP_PART, LONGEST_PAUSE));
        return Math.min(pause - random.nextLong(pause / 2), deadline - now);
    }
}
