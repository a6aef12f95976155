package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.audit.Source;
import dev.larder.runtime.internal.binding.BatchKeys;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.command.CallingThread;
import dev.larder.runtime.internal.command.Futures;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.AsyncBatchLoader;
import dev.larder.runtime.spi.CallObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method: its loader, its condition, and where its steps run.
 *
 * @param background loads in the background, on no caller's thread
 * @param direct loads on the thread that asks, or asynchronously
 * @param unless is asked about loaded values, never about {@code null}; {@code true} means that the value is not stored
 * @param near the near cache for the call
 * @param steps runs the steps of the call, never two at a time; the loader is called in one of them
 * @param kind the kind of its loads, for the observer
 * @param caller the context in which the call was made
 * @param thread the thread that waits for the call and takes its steps; {@code null} when none does
 * @param interrupted completes when that thread is interrupted
 */
record ReadCall<K, V>(
        ReadEngine engine,
        BoundMethod<V> method,
        AsyncBatchLoader<K, Map<K, V>> loader,
        AsyncBatchLoader<K, Map<K, V>> background,
        AsyncBatchLoader<K, Map<K, V>> direct,
        Predicate<? super V> unless,
        NearCall<V> near,
        Executor steps,
        CallObserver.Kind kind,
        CallObserver.Caller caller,
        @Nullable Thread thread,
        CompletableFuture<?> interrupted) {

    /** Returns a call whose steps run on the executor of the {@code Larder}. */
    static <K, V> ReadCall<K, V> onExecutor(
            ReadEngine engine,
            BoundMethod<V> method,
            AsyncBatchLoader<K, Map<K, V>> loader,
            AsyncBatchLoader<K, Map<K, V>> background,
            AsyncBatchLoader<K, Map<K, V>> direct,
            Predicate<? super V> unless) {
        return onExecutor(
                engine,
                method,
                loader,
                background,
                direct,
                unless,
                NearCall.of(engine, method),
                CallObserver.Kind.LOAD,
                engine.observer().caller());
    }

    private static <K, V> ReadCall<K, V> onExecutor(
            ReadEngine engine,
            BoundMethod<V> method,
            AsyncBatchLoader<K, Map<K, V>> loader,
            AsyncBatchLoader<K, Map<K, V>> background,
            AsyncBatchLoader<K, Map<K, V>> direct,
            Predicate<? super V> unless,
            NearCall<V> near,
            CallObserver.Kind kind,
            CallObserver.Caller caller) {
        return new ReadCall<>(
                engine,
                method,
                loader,
                background,
                direct,
                unless,
                near,
                caller.on(engine.executor()),
                kind,
                caller,
                null,
                new CompletableFuture<>());
    }

    /** Returns a call whose steps and loads run on the calling thread, which waits for it. */
    static <K, V> ReadCall<K, V> onCaller(
            ReadEngine engine,
            BoundMethod<V> method,
            AsyncBatchLoader<K, Map<K, V>> loader,
            AsyncBatchLoader<K, Map<K, V>> background,
            Predicate<? super V> unless,
            CallingThread steps,
            CompletableFuture<?> interrupted) {
        return new ReadCall<>(
                engine,
                method,
                loader,
                background,
                loader,
                unless,
                NearCall.of(engine, method),
                steps,
                CallObserver.Kind.LOAD,
                engine.observer().caller(),
                steps.thread(),
                interrupted);
    }

    /** Returns a call that loads the same in the background. It keeps nothing near, since what it stores replaces other values. */
    ReadCall<K, V> inBackground() {
        return onExecutor(
                engine,
                method,
                background,
                background,
                direct,
                unless,
                NearCall.none(),
                CallObserver.Kind.REFRESH,
                caller);
    }

    /** Returns what loads the value of one id again, after this call. */
    Source<V> again(K id) {
        return () -> direct.load(Collections.singletonList(id)).thenApply(values -> BatchKeys.valueOf(values, id));
    }

    /** Loads the values of some ids, counted, timed and observed; the future completes in a step. */
    CompletableFuture<Map<K, V>> load(Map<CacheKey, K> ids) {
        return thread == null
                ? method.gate().load(ids.keySet(), () -> loadNow(ids), steps)
                : method.gate().loadOnCaller(ids.keySet(), () -> loadNow(ids), steps, interrupted);
    }

    private CompletableFuture<Map<K, V>> loadNow(Map<CacheKey, K> ids) {
        CacheKey onlyKey = ids.size() == 1 ? ids.keySet().iterator().next() : null;
        long start = engine.time().nanoTime();
        CallObserver.Work work = caller.begin(kind, method.toString());
        CompletableFuture<Map<K, V>> loaded = begin(ids, work);
        return Futures.handleCompose(
                loaded,
                (values, failure) -> {
                    method.reporter().loaded(onlyKey, engine.time().nanoTime() - start, failure);
                    work.end(failure == null ? null : CallerFuture.cause(failure));
                    return loaded;
                },
                steps);
    }

    @SuppressWarnings("try") // the scope is closed, and not used otherwise
    private CompletableFuture<Map<K, V>> begin(Map<CacheKey, K> ids, CallObserver.Work work) {
        try (CallObserver.Scope scope = work.enter()) {
            // Not List.copyOf, since ids may be null.
            return CallerFuture.of(loader.load(Collections.unmodifiableList(new ArrayList<>(ids.values())))
                    .thenApply(values -> Objects.requireNonNull(
                            values,
                            () -> method + " returned null; return an"
                                    + " empty map or collection when there are no values")));
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
