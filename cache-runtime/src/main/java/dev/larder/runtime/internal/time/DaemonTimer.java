package dev.larder.runtime.internal.time;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A {@link Timer} with one daemon thread. The thread starts with the first task, and ends after a time without tasks. */
public final class DaemonTimer implements Timer {

    private static final long IDLE_SECONDS = 30;

    private final ScheduledThreadPoolExecutor executor;

    public DaemonTimer() {
        this.executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "larder-timer");
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // tasks handle their own failures
    public void after(long nanos, Runnable task) {
        try {
            executor.schedule(task, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The timer is closed.
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
