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

    /** Returns the timekeeper of this machine. */
    static Timekeeper system() {
        return System::nanoTime;
    }

    /** Returns a timekeeper that reads a clock. It waits by the time of this machine. */
    static Timekeeper reading(Clock clock) {
        return () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }
}
