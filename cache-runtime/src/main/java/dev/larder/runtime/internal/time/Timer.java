package dev.larder.runtime.internal.time;

/** Tells the time and runs short tasks later, one after the other. Thread-safe. */
public interface Timer {

    /** Returns nanoseconds since some fixed moment. */
    long nanoTime();

    /** Runs a task that doesn't block, once so much time has passed; not at all when it was closed before. */
    void after(long nanos, Runnable task);

    /** Runs nothing any more. Idempotent. */
    void close();
}
