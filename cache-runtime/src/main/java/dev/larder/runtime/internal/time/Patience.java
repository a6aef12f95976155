package dev.larder.runtime.internal.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long one call waits for another one's load: bounded in all, and in steps that grow from 5 ms to 50 ms, each
 * shortened at random so that waiters don't come back together. For one call.
 */
public final class Patience {

    private static final long FIRST_PAUSE = Duration.ofMillis(5).toNanos();

    private static final long LONGEST_PAUSE = Duration.ofMillis(50).toNanos();

    private final Timekeeper time;

    private final RandomGenerator random;

    /** Another thread may end it. */
    private volatile long deadline;

    private long pause = FIRST_PAUSE;

    /** Begins to be patient for that long. */
    public Patience(Duration limit, Timekeeper time, RandomGenerator random) {
        this.time = time;
        this.random = random;
        this.deadline = time.nanoTime() + limit.toNanos();
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
        long step = pause - random.nextLong(pause / 2);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        return Math.min(step, remainingNanos());
    }
}
