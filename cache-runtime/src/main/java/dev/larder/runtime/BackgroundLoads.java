package dev.larder.runtime;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for loads that no caller lends its own: refreshes, and loads with a deadline, which may go on when the caller is
 * gone. Bounded; threads are started when needed, end when idle, and keep no JVM alive. Thread-safe.
 */
final class BackgroundLoads implements AutoCloseable {

    private static final int IDLE_SECONDS = 30;

    private final FreshnessConfig config;

    private final ThreadPoolExecutor refreshes;

    private final ThreadPoolExecutor deadlines;

    BackgroundLoads(FreshnessConfig config) {
        this.config = config;
        this.refreshes =
                pool("larder-refresh", config.refreshThreads(), new LinkedBlockingQueue<>(config.refreshQueue()));
        this.deadlines = pool("larder-load", config.deadlineLoads(), new SynchronousQueue<>());
    }

    private static ThreadPoolExecutor pool(String name, int threads, BlockingQueue<Runnable> queue) {
        AtomicInteger count = new AtomicInteger();
        // A queue takes what comes before a pool grows: so all threads are core threads, and may end.
        int core = queue instanceof SynchronousQueue ? 0 : threads;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(core, threads, IDLE_SECONDS, TimeUnit.SECONDS, queue, body -> {
            Thread thread = new Thread(body, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Returns a loader that calls a blocking one on a thread for refreshes; it fails when there is no place. */
    <K, V> AsyncBatchLoader<K, Map<K, V>> refreshing(BatchLoader<K, Map<K, V>, ?> loader) {
        return missing -> on(refreshes, loader, missing);
    }

    /** Returns a loader that calls a blocking one on a thread for loads with a deadline. */
    <K, V> AsyncBatchLoader<K, Map<K, V>> withDeadline(BatchLoader<K, Map<K, V>, ?> loader) {
        return missing -> {
            try {
                return on(deadlines, loader, missing);
            } catch (RejectedExecutionException e) {
                throw new CacheOverloadException(config.deadlineLoads()
                        + " loads with a deadline are running, some of which nobody may wait for any more;"
                        + " see FreshnessConfig.deadlineLoads");
            }
        };
    }

    private static <K, V> CompletableFuture<Map<K, V>> on(
            Executor executor, BatchLoader<K, Map<K, V>, ?> loader, List<K> missing) {
        CompletableFuture<Map<K, V>> loaded = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                loaded.complete(loader.load(missing));
            } catch (Throwable e) {
                loaded.completeExceptionally(e);
            }
        });
        return loaded;
    }

    /** Begins no more; what runs ends by itself. */
    @Override
    public void close() {
        refreshes.shutdown();
        deadlines.shutdown();
    }
}
