package dev.larder.runtime;

import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.command.Futures;
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
 * @param thread the one that waits for the call, or {@code null} when none does
 */
record BatchCall<K, V>(
        CachedMethod<V> method,
        MethodBinding<V> binding,
        AsyncBatchLoader<K, Map<K, V>> loader,
        AsyncBatchLoader<K, Map<K, V>> background,
        Predicate<? super V> unless,
        Executor steps,
        @Nullable Thread thread) {

    /** Returns a call that does the same on no caller's thread. */
    BatchCall<K, V> inBackground() {
        return new BatchCall<>(
                method,
                binding,
                background,
                background,
                unless,
                binding.context().executor(),
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
        CompletableFuture<Map<K, V>> loaded = begin(ids);
        return Futures.handleCompose(
                loaded,
                (values, failure) -> {
                    binding.loaded(null, binding.context().time().nanoTime() - start, failure);
                    return loaded;
                },
                steps);
    }

    private CompletableFuture<Map<K, V>> begin(Collection<K> ids) {
        try {
            // Not List.copyOf, since ids may be null.
            return CallerFuture.of(loader.load(Collections.unmodifiableList(new ArrayList<>(ids)))
                    .thenApply(values -> Objects.requireNonNull(
                            values,
                            () -> method + " returned null; return an"
                                    + " empty map or collection when there are no values")));
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
