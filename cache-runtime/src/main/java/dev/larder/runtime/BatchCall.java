package dev.larder.runtime;

import dev.larder.runtime.internal.command.Relay;
import dev.larder.runtime.internal.command.Sequel;
import dev.larder.runtime.spi.CallObserver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one call brings along: how to load, what not to store, and where its steps run.
 *
 * @param background loads in the background, on no caller's thread
 * @param unless asked about loaded values, never about {@code null}
 * @param steps runs the steps of the call, of which no two run at a time; the loader is called in one of them
 * @param work how its loads are observed
 * @param caller the context in which it was made
 * @param thread the one that waits for the call, or {@code null} when none does
 */
record BatchCall<K, V>(
        CachedMethod<V> method,
        MethodBinding<V> binding,
        AsyncBatchLoader<K, Map<K, V>> loader,
        AsyncBatchLoader<K, Map<K, V>> background,
        Predicate<? super V> unless,
        Executor steps,
        CallObserver.Kind work,
        CallObserver.Caller caller,
        @Nullable Thread thread) {

    BatchCall(
            CachedMethod<V> method,
            MethodBinding<V> binding,
            AsyncBatchLoader<K, Map<K, V>> loader,
            AsyncBatchLoader<K, Map<K, V>> background,
            Predicate<? super V> unless,
            Executor steps,
            @Nullable Thread thread) {
        this(
                method,
                binding,
                loader,
                background,
                unless,
                steps,
                CallObserver.Kind.LOAD,
                binding.context().observer().caller(),
                thread);
    }

    /** Returns a call that does the same on no caller's thread. */
    BatchCall<K, V> inBackground() {
        return new BatchCall<>(
                method,
                binding,
                background,
                background,
                unless,
                binding.context().executor(),
                CallObserver.Kind.REFRESH,
                caller,
                null);
    }

    /** Loads values, counted and timed; the future completes in a step. */
    CompletableFuture<Map<K, V>> load(Collection<K> ids) {
        if (binding.context().guard().isAnswering()) {
            return loadNow(ids);
        }
        return binding.admitLoad()
                .thenComposeAsync(permit -> loadNow(ids).whenComplete((values, failure) -> permit.close()), steps);
    }

    private CompletableFuture<Map<K, V>> loadNow(Collection<K> ids) {
        long start = binding.context().time().nanoTime();
        CallObserver.Work observed = caller.begin(work, binding.name());
        CompletableFuture<Map<K, V>> loaded = begin(ids, observed);
        return Sequel.of(
                loaded,
                (values, failure) -> {
                    binding.loaded(null, binding.context().time().nanoTime() - start, failure);
                    observed.end(failure == null ? null : Relay.cause(failure));
                    return loaded;
                },
                steps);
    }

    private CompletableFuture<Map<K, V>> begin(Collection<K> ids, CallObserver.Work observed) {
        try (CallObserver.Scope scope = observed.enter()) {
            // Not List.copyOf, since ids may be null.
            return Relay.of(loader.load(Collections.unmodifiableList(new ArrayList<>(ids)))
                    .thenApply(values -> Objects.requireNonNull(
                            values,
                            () -> method + " returned null; return an"
                                    + " empty map or collection when there are no values")));
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
