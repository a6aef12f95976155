package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.BoundHandle;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.Loader;
import dev.larder.runtime.method.WriteThrough;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Updates one key for a blocking caller, as a batch of one. */
public final class BoundWriteThrough<V> extends BoundHandle<V> implements WriteThrough<V> {

    private final BlockingUpdates<V> updates;

    public BoundWriteThrough(BoundMethod<V> method, WriteEngine engine) {
        super(method);
        this.updates = new BlockingUpdates<>(engine, method);
    }

    @Override
    public <X extends Throwable> @Nullable V update(
            CacheKey key, Loader<? extends @Nullable V, X> method, Predicate<? super V> unless) throws X {
        return updates.<CacheKey, @Nullable V, X>run(
                Map.of(key, key), method, value -> value == null ? Map.of() : Map.of(key, value), unless);
    }
}
