package dev.larder.runtime.internal.read;

import dev.larder.runtime.config.FreshnessConfig;
import dev.larder.runtime.error.CacheOverloadException;
import dev.larder.runtime.internal.command.DaemonPool;
import dev.larder.runtime.method.AsyncBatchLoader;
import dev.larder.runtime.method.BatchLoader;
import dev.larder.runtime.spi.CallObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Threads for loads that run on no caller's thread: refreshes, and loads with a deadline, which may go on without the caller.
 * Bounded. Threads start when needed, end when idle and keep no JVM alive. Thread-safe.
 */
public final class BackgroundLoads implements AutoCloseable {

    /** Maximum number of waiting loads with a deadline for each that runs. */
    private static final int WAITING_PER_LOAD = 16;

    private final FreshnessConfig config;

    private final CallObserver observer;

    private final DaemonPool refreshes;

    private final DaemonPool deadlines;

    private volatile boolean closed;

    public BackgroundLoads(FreshnessConfig config, CallObserver observer) {
        this.config = config;
        this.observer = observer;
        this.refreshes = new DaemonPool("larder-refresh", config.refreshThreads(), config.refreshQueue());
        this.deadlines =
                new DaemonPool("larder-load", config.deadlineLoads(), WAITING_PER_LOAD * config.deadlineLoads());
    }

    /** Returns a loader that calls a blocking one on a thread for refreshes; it fails when the queue is full. */
    <K, V> AsyncBatchLoader<K, Map<K, V>> refreshing(BatchLoader<K, Map<K, V>, ?> loader) {
        return missing -> {
            try {
                return on(refreshes, loader, missing);
            } catch (RejectedExecutionException e) {
                throw new QueueFullException();
            }
        };
    }

    /**
     * Returns a loader that calls a blocking one on a thread for loads with a deadline, where it may wait for its turn; after
     * {@link #close}, on the thread that asks.
     */
    <K, V> AsyncBatchLoader<K, Map<K, V>> withDeadline(BatchLoader<K, Map<K, V>, ?> loader) {
        return missing -> {
            try {
                return on(closed ? Runnable::run : deadlines, loader, missing);
            } catch (RejectedExecutionException e) {
                throw new CacheOverloadException(config.deadlineLoads() + " loads with a deadline are running and "
                        + WAITING_PER_LOAD + " times as many are waiting, perhaps after their callers gave up;"
                        + " see FreshnessConfig.deadlineLoads");
            }
        };
    }

    /** Loads on another thread, in the context of this one. */
    private <K, V> CompletableFuture<Map<K, V>> on(
            Executor executor, BatchLoader<K, Map<K, V>, ?> loader, List<K> missing) {
        CompletableFuture<Map<K, V>> loaded = new CompletableFuture<>();
        CallObserver.Caller caller = observer.caller();
        executor.execute(() -> {
            try (CallObserver.Scope scope = caller.enter()) {
                loaded.complete(loader.load(missing));
            } catch (Throwable e) {
                loaded.completeExceptionally(e);
            }
        });
        return loaded;
    }

    /** Returns whether no further refresh may begin. */
    boolean isClosed() {
        return closed;
    }

    /** Begins no further refresh, not even a waiting one. Running loads end by themselves. */
    @Override
    public void close() {
        closed = true;
        refreshes.shutdown();
        refreshes.getQueue().clear();
        deadlines.shutdown();
    }

    /** Signals that the queue of refreshes is full. */
    static final class QueueFullException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        QueueFullException() {
            super("the queue of refreshes is full", null, false, false);
        }
    }
}
