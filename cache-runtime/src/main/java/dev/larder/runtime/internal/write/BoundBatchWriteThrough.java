package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.BatchKeys;
import dev.larder.runtime.internal.binding.BoundHandle;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.BatchWriteThrough;
import dev.larder.runtime.method.Loader;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Updates several keys for a blocking caller. */
public final class BoundBatchWriteThrough<K, V> extends BoundHandle<V> implements BatchWriteThrough<K, V> {

    private final BlockingUpdates<V> updates;

    public BoundBatchWriteThrough(BoundMethod<V> method, WriteEngine engine) {
        super(method);
        this.updates = new BlockingUpdates<>(engine, method);
    }

    @Override
    public <M extends Map<K, V>, X extends Throwable> M updateAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            Loader<M, X> method,
            Predicate<? super V> unless)
            throws X {
        return updates.<K, M, X>run(new BatchKeys<K>(ids, keyOf).ids(), method, values -> values, unless);
    }

    @Override
    public <C extends Collection<? extends V>, X extends Throwable> C updateList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            Loader<C, X> method,
            Function<? super V, ? extends K> by,
            Predicate<? super V> unless)
            throws X {
        return updates.<K, C, X>run(
                new BatchKeys<K>(ids, keyOf).ids(), method, values -> BatchKeys.unambiguousById(values, by), unless);
    }
}
