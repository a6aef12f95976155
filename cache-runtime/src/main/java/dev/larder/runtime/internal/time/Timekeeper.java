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

    /** Returns a future that completes after this time, on a thread that must not be blocked. */
    default CompletableFuture<Boolean> after(long nanos) {
        return new CompletableFuture<Boolean>().completeOnTimeout(true, nanos, TimeUnit.NANOSECONDS);
    }

    /** Returns whether {@link #nanoTime} is {@link System#nanoTime}, so that both can be compared. */
    default boolean isSystem() {
        return false;
    }

    /** Returns the timekeeper of this machine. */
    static Timekeeper system() {
        return Machine.INSTANCE;
    }

    /** Returns a timekeeper that reads a clock. It waits by the time of this machine. */
    static Timekeeper reading(Clock clock) {
        return () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    /** Measures by the time of this machine. */
    enum Machine implements Timekeeper {
        INSTANCE;

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public boolean isSystem() {
            return true;
        }
    }
}
