package dev.larder.runtime;

import dev.larder.runtime.internal.command.Relay;
import dev.larder.runtime.internal.command.Sequel;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.Transactions.Ending;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous {@code @Evicts} method bound to a {@link Larder}: {@link Eviction} with the threads, cancellation and
 * failures of {@link AsyncReadThrough}.
 *
 * <p>When the result of a call is there, no read that starts later sees a value that was loaded before; inside a
 * transaction that holds when it has committed, which the result does not wait for.
 */
public final class AsyncEviction {

    private final Eviction eviction;

    private final CacheContext context;

    AsyncEviction(Eviction eviction, CacheContext context) {
        this.eviction = eviction;
        this.context = context;
    }

    /** Returns what {@code {value|sha256}} puts into a pattern. */
    public KeyDigest digest(@Nullable Object value) {
        return eviction.digest(value);
    }

    /** Removes keys and groups of keys; see {@link Eviction#evict}. */
    public CompletableFuture<Long> evict(EvictionTarget... targets) {
        return evict(List.of(targets));
    }

    /** Removes keys and groups of keys; see {@link Eviction#evict}. */
    public CompletableFuture<Long> evict(List<EvictionTarget> targets) {
        return Relay.on(context.executor(), remove(CompletableFuture.completedFuture(targets)));
    }

    /**
     * Carries the method out, and evicts when it has succeeded.
     *
     * @param targets from the result; none means that nothing is evicted
     * @return the method's result, when the eviction has ended
     */
    public <R extends @Nullable Object> CompletableFuture<R> onSuccess(
            AsyncLoader<R> method, Function<? super R, List<EvictionTarget>> targets) {
        CompletableFuture<R> result = begin(method);
        CompletableFuture<Long> removed = remove(result.thenApply(targets));
        return Relay.on(context.executor(), removed.thenCompose(done -> result));
    }

    /**
     * Evicts, and then carries the method out; not when the eviction failed and {@link OnEvictFailure#THROW} says so.
     *
     * @return the method's result, or what the eviction failed with
     */
    public <R extends @Nullable Object> CompletableFuture<R> before(
            List<EvictionTarget> targets, AsyncLoader<R> method) {
        Executor executor = context.executor();
        return Relay.on(
                executor,
                remove(CompletableFuture.completedFuture(targets))
                        .thenComposeAsync(removed -> begin(method), executor));
    }

    /**
     * Carries the method out, and evicts when it has ended, also when it failed.
     *
     * @return the method's result, or what it failed with, when the eviction has ended; what an eviction failed with is
     *     added to what the method did
     */
    public <R extends @Nullable Object> CompletableFuture<R> always(
            AsyncLoader<R> method, Supplier<List<EvictionTarget>> targets) {
        CompletableFuture<R> result = begin(method);
        CompletableFuture<Long> removed = remove(result.handle((value, failure) -> targets.get()));
        return Relay.on(
                context.executor(),
                Sequel.of(
                        removed,
                        (done, failure) -> failure == null ? result : failedToo(result, Relay.cause(failure))));
    }

    /** Returns what fails as the method did, and otherwise with the failure of the eviction. */
    private static <R extends @Nullable Object> CompletableFuture<R> failedToo(
            CompletableFuture<R> result, Throwable failure) {
        return Sequel.of(result, (value, thrown) -> {
            if (thrown == null) {
                return CompletableFuture.<R>failedFuture(failure);
            }
            Eviction.suppress(Relay.cause(thrown), failure);
            return result;
        });
    }

    /** Begins on the calling thread, as the method itself would. */
    private static <R extends @Nullable Object> CompletableFuture<R> begin(AsyncLoader<R> method) {
        try {
            return Relay.of(method.load().thenApply(value -> value));
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Removes at once, or leaves that to the end of the transaction that the calling thread runs in. */
    private CompletableFuture<Long> remove(CompletableFuture<List<EvictionTarget>> targets) {
        CallObserver.Caller caller = context.observer().caller();
        boolean deferred = context.transactions().defer(ending -> {
            // What is not known yet is removed when it is.
            CompletableFuture<Long> removed = targets.thenCompose(known ->
                    ending == Ending.COMMITTED ? eviction.begin(known, caller) : CompletableFuture.completedFuture(0L));
            if (targets.isDone() && !targets.isCompletedExceptionally()) {
                removed.join();
            }
        });
        return deferred ? targets.thenApply(known -> 0L) : targets.thenCompose(known -> eviction.begin(known, caller));
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return eviction.toString();
    }
}
