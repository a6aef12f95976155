package dev.larder.runtime.testing;

import dev.larder.runtime.internal.time.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A timer whose time passes only when a test says so. Tasks run on the test's thread. Not thread-safe. */
public final class ManualTimer implements Timer {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));

    // Near the largest number, so that comparisons which do not subtract fail.
    private long now = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

    private long elapsed;

    private long order;

    private boolean closed;

    @Override
    public long nanoTime() {
        return now + elapsed;
    }

    @Override
    public void after(long nanos, Runnable task) {
        if (!closed) {
            tasks.add(new Task(elapsed + nanos, order++, task));
        }
    }

    @Override
    public void close() {
        closed = true;
        tasks.clear();
    }

    /** Lets time pass, and runs each task when it is due. */
    public void pass(Duration time) {
        long end = elapsed + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            Task task = tasks.remove();
            elapsed = Math.max(elapsed, task.at());
            task.body().run();
        }
        elapsed = end;
    }

    /** Returns whether no task waits. */
    public boolean isIdle() {
        return tasks.isEmpty();
    }

    private record Task(long at, long order, Runnable body) {}
}
