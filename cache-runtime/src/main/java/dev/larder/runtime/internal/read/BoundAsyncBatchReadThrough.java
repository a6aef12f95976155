package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.binding.BatchKeys;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.AsyncBatchLoader;
import dev.larder.runtime.method.AsyncBatchReadThrough;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads several keys for an asynchronous caller. */
public final class BoundAsyncBatchReadThrough<K, V> extends ReadHandle<V> implements AsyncBatchReadThrough<K, V> {

    private final ReadEngine engine;

    public BoundAsyncBatchReadThrough(BoundMethod<V> method, ReadEngine engine) {
        super(method);
        this.engine = engine;
    }

    @Override
    public CompletableFuture<Map<K, V>> getAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncBatchLoader<K, Map<K, V>> loader,
            Predicate<? super V> unless) {
        BatchKeys<K> keys = new BatchKeys<>(ids, keyOf);
        return CallerFuture.of(
                keys.isKeyless()
                        ? past(keys, loader)
                        : read(keys, loader, unless).thenApply(keys::map));
    }

    @Override
    public CompletableFuture<List<V>> getList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            AsyncBatchLoader<K, ? extends Collection<? extends V>> loader,
            Function<? super V, ? extends K> by,
            Predicate<? super V> unless) {
        BatchKeys<K> keys = new BatchKeys<>(ids, keyOf);
        AsyncBatchLoader<K, Map<K, V>> sorting =
                missing -> loader.load(missing).thenApply(values -> BatchKeys.byId(values, by, method()));
        return CallerFuture.of(
                keys.isKeyless()
                        ? past(keys, sorting).thenApply(values -> new ArrayList<>(values.values()))
                        : read(keys, sorting, unless).thenApply(keys::list));
    }

    private CompletableFuture<Map<K, V>> past(BatchKeys<K> keys, AsyncBatchLoader<K, Map<K, V>> loader) {
        List<K> ids = keys.allIds();
        method().reporter().keyless(ids.size());
        return Keyless.<Map<K, V>>load(() -> loader.load(ids)).thenApply(keys::ordered);
    }

    private CompletableFuture<Map<CacheKey, V>> read(
            BatchKeys<K> keys, AsyncBatchLoader<K, Map<K, V>> loader, Predicate<? super V> unless) {
        return new CacheRead<>(ReadCall.onExecutor(engine, method(), loader, loader, loader, unless), keys.ids()).run();
    }
}
