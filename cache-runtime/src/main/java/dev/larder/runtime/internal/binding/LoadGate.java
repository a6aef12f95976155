package dev.larder.runtime.internal.binding;

import dev.larder.runtime.config.OutageConfig;
import dev.larder.runtime.error.CacheOverloadException;
import dev.larder.runtime.internal.outage.LoadBulkhead;
import dev.larder.runtime.internal.outage.ResilientStore;
import dev.larder.runtime.key.CacheKey;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Lets the loads of one method begin: at once while the store answers for their keys; otherwise a bounded number at a time, to spare the
 * source. Thread-safe.
 */
public final class LoadGate {

    private final ResilientStore store;

    private final boolean indexed;

    private final LoadBulkhead bulkhead;

    private final OutageConfig config;

    private final MethodReporter reporter;

    /** Whether the current thread runs a load that a gate let in. */
    private final ThreadLocal<Boolean> loading;

    /**
     * @param indexed whether the method's keys are in the index
     * @param loading is shared by the gates of all methods: a load that calls another method needs one permit only
     */
    LoadGate(
            ResilientStore store,
            boolean indexed,
            OutageConfig config,
            MethodReporter reporter,
            ThreadLocal<Boolean> loading) {
        this.store = store;
        this.indexed = indexed;
        this.config = config;
        this.reporter = reporter;
        this.loading = loading;
        this.bulkhead = new LoadBulkhead(config.concurrentLoads(), config.loadWait());
    }

    /**
     * Loads on an executor.
     *
     * @param keys the keys of the values; a permit is needed when the cache is away for one of them
     * @return the load's result, or a {@link CacheOverloadException} when no other load ended in time
     */
    public <T> CompletableFuture<T> load(
            Collection<CacheKey> keys, Supplier<CompletableFuture<T>> loader, Executor executor) {
        return isAnswering(keys)
                ? loader.get()
                : bulkhead.enterLater()
                        .exceptionallyCompose(late -> CompletableFuture.failedFuture(overload()))
                        .thenComposeAsync(
                                permit -> loader.get().whenComplete((value, failure) -> permit.close()), executor);
    }

    /**
     * Loads on the thread of a blocking caller. A load inside another one needs no permit, since it would wait for that one;
     * an interrupted caller does not wait for one.
     *
     * @param keys the keys of the values; a permit is needed when the cache is away for one of them
     * @param steps runs on the caller's thread
     * @param interrupted completes when the caller is interrupted
     */
    public <T> CompletableFuture<T> loadOnCaller(
            Collection<CacheKey> keys,
            Supplier<CompletableFuture<T>> loader,
            Executor steps,
            CompletableFuture<?> interrupted) {
        if (isAnswering(keys) || Boolean.TRUE.equals(loading.get()) || interrupted.isDone()) {
            return loader.get();
        }
        CompletableFuture<LoadBulkhead.Permit> admitted = new CompletableFuture<>();
        bulkhead.enterLater().whenComplete((permit, late) -> {
            if (permit == null) {
                admitted.completeExceptionally(late);
            } else if (!admitted.complete(permit)) {
                permit.close();
            }
        });
        interrupted.thenRun(() -> admitted.complete(LoadBulkhead.Permit.FREE));
        return admitted.exceptionallyCompose(late -> CompletableFuture.failedFuture(overload()))
                .thenComposeAsync(permit -> loadWith(permit, loader), steps);
    }

    private boolean isAnswering(Collection<CacheKey> keys) {
        return store.isAnswering()
                || keys.stream().allMatch(key -> store.isAnswering(key.name(), key.indexEntry(indexed)));
    }

    private <T> CompletableFuture<T> loadWith(LoadBulkhead.Permit permit, Supplier<CompletableFuture<T>> loader) {
        loading.set(true);
        try {
            return loader.get().whenComplete((value, failure) -> permit.close());
        } finally {
            loading.remove();
        }
    }

    private CacheOverloadException overload() {
        reporter.loadShed();
        return new CacheOverloadException(reporter + ": the cache is away and " + config.concurrentLoads()
                + " loads are running, none of which ended within "
                + config.loadWait().toMillis() + " ms; see OutageConfig.concurrentLoads");
    }
}
