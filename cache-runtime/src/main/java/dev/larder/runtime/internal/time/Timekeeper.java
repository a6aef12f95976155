package dev.larder.runtime.internal.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The passing of time: measured and waited for. */
public interface Timekeeper {

    /** Returns nanoseconds since some fixed moment. */
    long nanoTime();

    /** Waits. */
    void sleep(long nanos) throws InterruptedException;

    /** Returns a stage that completes when the time has passed, on a thread that must not be blocked. */
    default CompletableFuture<Boolean> after(long nanos) {
        return new CompletableFuture<Boolean>().completeOnTimeout(true, nanos, TimeUnit.NANOSECONDS);
    }

    /** Returns the timekeeper of this machine. */
    static Timekeeper system() {
        return SystemTimekeeper.INSTANCE;
    }

    /** {@link System#nanoTime} and {@link Thread#sleep}. */
    enum SystemTimekeeper implements Timekeeper {
        INSTANCE;

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }
}
