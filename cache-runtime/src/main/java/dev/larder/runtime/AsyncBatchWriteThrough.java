package dev.larder.runtime;

import dev.larder.runtime.internal.command.CallerFuture;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous {@code @Updates} method for several ids at once, bound to a {@link Larder}: {@link BatchWriteThrough}
 * with the threads, cancellation and failures of {@link AsyncReadThrough}.
 *
 * @param <K> the type of the ids
 * @param <V> the type of the values
 */
public final class AsyncBatchWriteThrough<K, V> {

    private final UpdatingMethod<V> method;

    private final MethodBinding<V> binding;

    AsyncBatchWriteThrough(UpdatingMethod<V> method, MethodBinding<V> binding) {
        this.method = method;
        this.binding = binding;
    }

    /**
     * Returns the key of one id, for a template with one hole.
     *
     * @throws IllegalArgumentException when the template has another number of holes, or the id has no stable text
     */
    public CacheKey key(@Nullable Object value) {
        return binding.keys().key(value);
    }

    /**
     * Returns the key of some arguments, one per hole in order: the id, and what all keys of the call share.
     *
     * @throws IllegalArgumentException when the template has another number of holes, or an argument has no stable text
     */
    public CacheKey key(@Nullable Object... values) {
        return binding.keys().key(values);
    }

    /** Returns what {@code {value|sha256}} puts into a key. */
    public KeyDigest digest(@Nullable Object value) {
        return KeyDigest.of(value, binding.context().codec());
    }

    /** Calls the method and stores the values of its result; see {@link BatchWriteThrough#updateAll}. */
    public <M extends Map<K, V>> CompletableFuture<M> updateAll(
            Iterable<? extends K> ids, Function<? super K, CacheKey> keyOf, AsyncLoader<M> method) {
        return updateAll(ids, keyOf, method, value -> false);
    }

    /** Calls the method and stores the values of its result; see {@link BatchWriteThrough#updateAll}. */
    public <M extends Map<K, V>> CompletableFuture<M> updateAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncLoader<M> method,
            Predicate<? super V> unless) {
        return update(ids, keyOf, method, values -> values, unless);
    }

    /** Calls the method and stores the values of its result; see {@link BatchWriteThrough#updateList}. */
    public <C extends Collection<? extends V>> CompletableFuture<C> updateList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncLoader<C> method,
            Function<? super V, ? extends K> by) {
        return updateList(ids, keyOf, method, by, value -> false);
    }

    /** Calls the method and stores the values of its result; see {@link BatchWriteThrough#updateList}. */
    public <C extends Collection<? extends V>> CompletableFuture<C> updateList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncLoader<C> method,
            Function<? super V, ? extends K> by,
            Predicate<? super V> unless) {
        return update(ids, keyOf, method, values -> BatchKeys.unambiguousById(values, by), unless);
    }

    private <R> CompletableFuture<R> update(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncLoader<R> method,
            Function<? super R, Map<K, V>> values,
            Predicate<? super V> unless) {
        Executor executor = binding.context().executor();
        Map<CacheKey, K> keys = new BatchKeys<K>(ids, keyOf).ids();
        return CallerFuture.on(executor, new BatchUpdate<>(binding, keys, unless, executor).run(method, values));
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return method.toString();
    }
}
