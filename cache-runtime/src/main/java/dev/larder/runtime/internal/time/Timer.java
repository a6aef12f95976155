package dev.larder.runtime.internal.time;

/** Measures time, and runs short tasks later, one at a time. Implementations are thread-safe. */
public interface Timer {

    /** Returns nanoseconds since some fixed moment. */
    long nanoTime();

    /** Runs a task after this time, unless the timer is closed by then. The task must not block. */
    void after(long nanos, Runnable task);

    /** Drops all tasks, and runs no more. Idempotent. */
    void close();
}
