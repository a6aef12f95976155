package dev.larder.runtime.method;

import dev.larder.runtime.key.CacheKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An asynchronous {@code @Cached} method for several ids at once, bound to a {@code Larder}: a {@link BatchReadThrough} with
 * the threads, cancellation and failures of {@link AsyncReadThrough}.
 *
 * @param <K> the type of the ids
 * @param <V> the type of the values
 */
public non-sealed interface AsyncBatchReadThrough<K, V> extends KeyedHandle {

    /** Returns the values by id, in the order of the ids; see {@link BatchReadThrough#getAll}. */
    default CompletableFuture<Map<K, V>> getAll(
            Iterable<? extends K> ids, Function<? super K, CacheKey> keyOf, AsyncBatchLoader<K, Map<K, V>> loader) {
        return getAll(ids, keyOf, loader, value -> false);
    }

    /** Returns the values by id, in the order of the ids; see {@link BatchReadThrough#getAll}. */
    CompletableFuture<Map<K, V>> getAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncBatchLoader<K, Map<K, V>> loader,
            Predicate<? super V> unless);

    /** Returns the values in the order of the ids; see {@link BatchReadThrough#getList}. */
    default CompletableFuture<List<V>> getList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncBatchLoader<K, ? extends Collection<? extends V>> loader,
            Function<? super V, ? extends K> by) {
        return getList(ids, keyOf, loader, by, value -> false);
    }

    /** Returns the values in the order of the ids; see {@link BatchReadThrough#getList}. */
    CompletableFuture<List<V>> getList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncBatchLoader<K, ? extends Collection<? extends V>> loader,
            Function<? super V, ? extends K> by,
            Predicate<? super V> unless);
}
