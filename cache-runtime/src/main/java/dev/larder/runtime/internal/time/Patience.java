package dev.larder.runtime.internal.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long one call waits for another one's load: bounded in all, and in steps that grow from 5 ms to 50 ms, each
 * shortened at random so that waiters don't come back together. For one thread.
 */
public final class Patience {

    private static final long FIRST_PAUSE = Duration.ofMillis(5).toNanos();

    private static final long LONGEST_PAUSE = Duration.ofMillis(50).toNanos();

    private final Timekeeper time;

    private final RandomGenerator random;

    private final long deadline;

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

    /**
     * Waits for one step.
     *
     * @return {@code false}, at once, when the limit is reached
     */
    public boolean pause() throws InterruptedException {
        long remaining = remainingNanos();
        if (remaining <= 0) {
            return false;
        }
        long step = pause - random.nextLong(pause / 2);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        time.sleep(Math.min(step, remaining));
        return true;
    }
}
