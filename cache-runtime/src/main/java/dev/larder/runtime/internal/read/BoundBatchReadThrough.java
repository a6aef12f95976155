package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.binding.BatchKeys;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.BatchLoader;
import dev.larder.runtime.method.BatchReadThrough;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads several keys for a blocking caller. */
public final class BoundBatchReadThrough<K, V> extends ReadHandle<V> implements BatchReadThrough<K, V> {

    private final BlockingCalls<V> calls;

    public BoundBatchReadThrough(BoundMethod<V> method, ReadEngine engine) {
        super(method);
        this.calls = new BlockingCalls<>(engine, method);
    }

    @Override
    public <X extends Throwable> Map<K, V> getAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            BatchLoader<K, Map<K, V>, X> loader,
            Predicate<? super V> unless)
            throws X {
        BatchKeys<K> keys = new BatchKeys<>(ids, keyOf);
        return keys.isKeyless() ? past(keys, loader) : keys.map(calls.run(keys.ids(), loader, unless, CacheRead::run));
    }

    @Override
    public <X extends Throwable> List<V> getList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            BatchLoader<K, ? extends Collection<? extends V>, X> loader,
            Function<? super V, ? extends K> by,
            Predicate<? super V> unless)
            throws X {
        BatchKeys<K> keys = new BatchKeys<>(ids, keyOf);
        BatchLoader<K, Map<K, V>, X> sorting = missing -> BatchKeys.byId(loader.load(missing), by, method());
        return keys.isKeyless()
                ? new ArrayList<>(past(keys, sorting).values())
                : keys.list(calls.run(keys.ids(), sorting, unless, CacheRead::run));
    }

    private <X extends Throwable> Map<K, V> past(BatchKeys<K> keys, BatchLoader<K, Map<K, V>, X> loader) throws X {
        List<K> ids = keys.allIds();
        method().reporter().keyless(ids.size());
        return keys.ordered(loader.load(ids));
    }
}
