package dev.larder.runtime.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Measures time and waits. Implementations are thread-safe. */
public interface Timekeeper {

    /** Returns nanoseconds since some fixed moment. */
    long nanoTime();

    /** Blocks for this time. */
    void sleep(long nanos) throws InterruptedException;

    /** Returns a future that completes after this time, on a thread that must not be blocked. */
    default CompletableFuture<Boolean> after(long nanos) {
        return new CompletableFuture<Boolean>().completeOnTimeout(true, nanos, TimeUnit.NANOSECONDS);
    }

    /** Returns the timekeeper of this machine. */
    static Timekeeper system() {
        return SystemTimekeeper.INSTANCE;
    }

    /** Returns a timekeeper that reads a clock. It waits by the time of this machine. */
    static Timekeeper reading(Clock clock) {
        return new Timekeeper() {
            @Override
            public long nanoTime() {
                return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                SystemTimekeeper.INSTANCE.sleep(nanos);
            }
        };
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
