package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.MethodReporter;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.command.Futures;
import dev.larder.runtime.key.EvictionTarget;
import dev.larder.runtime.method.AsyncEviction;
import dev.larder.runtime.method.AsyncLoader;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.EvictionOutbox.Entry;
import dev.larder.runtime.spi.Transactions.Ending;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Evicts for an asynchronous caller, now or when its transaction has committed. */
public final class BoundAsyncEviction extends EvictionHandle implements AsyncEviction {

    public BoundAsyncEviction(MethodReporter reporter, WriteEngine engine, boolean awaitsNear) {
        super(reporter, engine, awaitsNear);
    }

    @Override
    public CompletableFuture<Long> evict(List<EvictionTarget> targets) {
        return CallerFuture.on(engine().executor(), remove(CompletableFuture.completedFuture(targets)));
    }

    @Override
    public <R extends @Nullable Object> CompletableFuture<R> onSuccess(
            AsyncLoader<R> method, Function<? super R, List<EvictionTarget>> targets) {
        CompletableFuture<R> result = begin(method);
        CompletableFuture<Long> removed = remove(result.thenApply(targets));
        return CallerFuture.on(engine().executor(), removed.thenCompose(done -> result));
    }

    @Override
    public <R extends @Nullable Object> CompletableFuture<R> before(
            List<EvictionTarget> targets, AsyncLoader<R> method) {
        Executor executor = engine().executor();
        return CallerFuture.on(
                executor,
                remove(CompletableFuture.completedFuture(targets))
                        .thenComposeAsync(removed -> begin(method), executor));
    }

    @Override
    public <R extends @Nullable Object> CompletableFuture<R> always(
            AsyncLoader<R> method, Supplier<List<EvictionTarget>> targets) {
        CompletableFuture<R> result = begin(method);
        CompletableFuture<Long> removed = remove(result.handle((value, failure) -> targets.get()));
        return CallerFuture.on(
                engine().executor(),
                Futures.handleCompose(
                        removed,
                        (done, failure) -> failure == null ? result : failedToo(result, CallerFuture.cause(failure))));
    }

    /** Returns a future that fails as the method did, and otherwise with the failure of the eviction. */
    private static <R extends @Nullable Object> CompletableFuture<R> failedToo(
            CompletableFuture<R> result, Throwable failure) {
        return Futures.handleCompose(result, (value, thrown) -> {
            if (thrown == null) {
                return CompletableFuture.<R>failedFuture(failure);
            }
            BoundEviction.suppress(CallerFuture.cause(thrown), failure);
            return result;
        });
    }

    /** Begins on the calling thread, as the method itself would. */
    private static <R extends @Nullable Object> CompletableFuture<R> begin(AsyncLoader<R> method) {
        try {
            return CallerFuture.of(method.load().thenApply(value -> value));
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Removes at once, or defers that to the end of the transaction that the calling thread runs in. */
    private CompletableFuture<Long> remove(CompletableFuture<List<EvictionTarget>> targets) {
        CallObserver.Caller caller = engine().observer().caller();
        boolean isDeferred = engine().transactions().defer(() -> texts(targets), (ending, entry) -> {
            // Targets that are not known yet are removed when they are.
            CompletableFuture<Long> removed = targets.thenCompose(known -> ending == Ending.COMMITTED
                    ? call().begin(known, caller, entry)
                    : CompletableFuture.completedFuture(0L));
            if (isKnown(targets)) {
                removed.join();
            }
        });
        return isDeferred
                ? targets.thenApply(known -> 0L)
                : targets.thenCompose(known -> call().begin(known, caller, Entry.NONE));
    }

    /** Returns what the outbox keeps: nothing while the method runs, since it does not write by the caller's transaction. */
    private static List<String> texts(CompletableFuture<List<EvictionTarget>> targets) {
        return isKnown(targets) ? texts(targets.join()) : List.of();
    }

    private static boolean isKnown(CompletableFuture<?> targets) {
        return targets.isDone() && !targets.isCompletedExceptionally();
    }
}
