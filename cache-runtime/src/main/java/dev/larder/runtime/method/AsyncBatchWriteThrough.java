package dev.larder.runtime.method;

import dev.larder.runtime.key.CacheKey;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An asynchronous {@code @Updates} method for several ids at once, bound to a {@code Larder}: a {@link BatchWriteThrough} with
 * the threads, cancellation and failures of {@link AsyncReadThrough}.
 *
 * @param <K> the type of the ids
 * @param <V> the type of the values
 */
public non-sealed interface AsyncBatchWriteThrough<K, V> extends KeyedHandle {

    /** Calls the method and stores the values of its result; see {@link BatchWriteThrough#updateAll}. */
    default <M extends Map<K, V>> CompletableFuture<M> updateAll(
            Iterable<? extends K> ids, Function<? super K, CacheKey> keyOf, AsyncLoader<M> method) {
        return updateAll(ids, keyOf, method, value -> false);
    }

    /** Calls the method and stores the values of its result; see {@link BatchWriteThrough#updateAll}. */
    <M extends Map<K, V>> CompletableFuture<M> updateAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncLoader<M> method,
            Predicate<? super V> unless);

    /** Calls the method and stores the values of its result; see {@link BatchWriteThrough#updateList}. */
    default <C extends Collection<? extends V>> CompletableFuture<C> updateList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncLoader<C> method,
            Function<? super V, ? extends K> by) {
        return updateList(ids, keyOf, method, by, value -> false);
    }

    /** Calls the method and stores the values of its result; see {@link BatchWriteThrough#updateList}. */
    <C extends Collection<? extends V>> CompletableFuture<C> updateList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncLoader<C> method,
            Function<? super V, ? extends K> by,
            Predicate<? super V> unless);
}
