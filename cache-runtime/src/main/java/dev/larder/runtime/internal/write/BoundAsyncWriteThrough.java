package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.BoundHandle;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.AsyncLoader;
import dev.larder.runtime.method.AsyncWriteThrough;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Updates one key for an asynchronous caller, as a batch of one. */
public final class BoundAsyncWriteThrough<V> extends BoundHandle<V> implements AsyncWriteThrough<V> {

    private final WriteEngine engine;

    public BoundAsyncWriteThrough(BoundMethod<V> method, WriteEngine engine) {
        super(method);
        this.engine = engine;
    }

    @Override
    public CompletableFuture<@Nullable V> update(
            CacheKey key, AsyncLoader<@Nullable V> method, Predicate<? super V> unless) {
        Executor executor = engine.executor();
        MethodUpdate<CacheKey, V> update = new MethodUpdate<>(engine, method(), Map.of(key, key), unless, executor);
        return CallerFuture.on(
                executor, update.<@Nullable V>run(method, value -> value == null ? Map.of() : Map.of(key, value)));
    }
}
