package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.BatchKeys;
import dev.larder.runtime.internal.binding.BoundHandle;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.AsyncBatchWriteThrough;
import dev.larder.runtime.method.AsyncLoader;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;

/** Updates several keys for an asynchronous caller. */
public final class BoundAsyncBatchWriteThrough<K, V> extends BoundHandle<V> implements AsyncBatchWriteThrough<K, V> {

    private final WriteEngine engine;

    public BoundAsyncBatchWriteThrough(BoundMethod<V> method, WriteEngine engine) {
        super(method);
        this.engine = engine;
    }

    @Override
    public <M extends Map<K, V>> CompletableFuture<M> updateAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncLoader<M> method,
            Predicate<? super V> unless) {
        return update(ids, keyOf, method, values -> values, unless);
    }

    @Override
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
        Executor executor = engine.executor();
        Map<CacheKey, K> keys = new BatchKeys<K>(ids, keyOf).ids();
        return CallerFuture.on(
                executor, new MethodUpdate<>(engine, method(), keys, unless, executor).run(method, values));
    }
}
