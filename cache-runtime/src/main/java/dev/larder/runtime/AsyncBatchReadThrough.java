package dev.larder.runtime;

import dev.larder.runtime.internal.command.CallerFuture;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous {@code @Cached} method for several ids at once, bound to a {@link Larder}: {@link BatchReadThrough}
 * with the threads, cancellation and failures of {@link AsyncReadThrough}.
 *
 * @param <K> the type of the ids
 * @param <V> the type of the values
 */
public final class AsyncBatchReadThrough<K, V> {

    private final CachedMethod<V> method;

    private final MethodBinding<V> binding;

    AsyncBatchReadThrough(CachedMethod<V> method, MethodBinding<V> binding) {
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

    /** Returns the values by id, in the order of the ids; see {@link BatchReadThrough#getAll}. */
    public CompletableFuture<Map<K, V>> getAll(
            Iterable<? extends K> ids, Function<? super K, CacheKey> keyOf, AsyncBatchLoader<K, Map<K, V>> loader) {
        return getAll(ids, keyOf, loader, value -> false);
    }

    /** Returns the values by id, in the order of the ids; see {@link BatchReadThrough#getAll}. */
    public CompletableFuture<Map<K, V>> getAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncBatchLoader<K, Map<K, V>> loader,
            Predicate<? super V> unless) {
        BatchKeys<K> keys = new BatchKeys<>(ids, keyOf);
        return CallerFuture.of(read(keys, loader, unless).thenApply(keys::map));
    }

    /** Returns the values in the order of the ids; see {@link BatchReadThrough#getList}. */
    public CompletableFuture<List<V>> getList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncBatchLoader<K, ? extends Collection<? extends V>> loader,
            Function<? super V, ? extends K> by) {
        return getList(ids, keyOf, loader, by, value -> false);
    }

    /** Returns the values in the order of the ids; see {@link BatchReadThrough#getList}. */
    public CompletableFuture<List<V>> getList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncBatchLoader<K, ? extends Collection<? extends V>> loader,
            Function<? super V, ? extends K> by,
            Predicate<? super V> unless) {
        BatchKeys<K> keys = new BatchKeys<>(ids, keyOf);
        AsyncBatchLoader<K, Map<K, V>> sorting =
                missing -> loader.load(missing).thenApply(values -> BatchKeys.byId(values, by, method));
        return CallerFuture.of(read(keys, sorting, unless).thenApply(keys::list));
    }

    private CompletableFuture<Map<CacheKey, V>> read(
            BatchKeys<K> keys, AsyncBatchLoader<K, Map<K, V>> loader, Predicate<? super V> unless) {
        BatchCall<K, V> call = new BatchCall<>(
                method, binding, loader, loader, unless, binding.context().executor(), null);
        return new BatchRead<>(call, keys.ids()).answer();
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return method.toString();
    }
}
