package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.audit.MethodAudits;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.binding.NearValues;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.AsyncBatchLoader;
import dev.larder.runtime.method.AsyncLoader;
import dev.larder.runtime.method.AsyncReadThrough;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one key for an asynchronous caller, as a batch of one. */
public final class BoundAsyncReadThrough<V> extends ReadHandle<V> implements AsyncReadThrough<V> {

    private final ReadEngine engine;

    public BoundAsyncReadThrough(BoundMethod<V> method, ReadEngine engine) {
        super(method);
        this.engine = engine;
    }

    @Override
    public CompletableFuture<@Nullable V> get(
            CacheKey key, AsyncLoader<? extends @Nullable V> loader, Predicate<? super V> unless) {
        if (key.isNone()) {
            method().reporter().keyless(1);
            return CallerFuture.of(Keyless.<@Nullable V>load(loader::load));
        }
        NearValues<V> near = engine.near(method());
        Object answer = near == null ? null : near.read(key);
        if (near != null && answer != null) {
            MethodAudits<V> audits = engine.draw(method());
            if (audits != null) {
                audits.begin(key, loader::load);
            }
            return CompletableFuture.completedFuture(near.value(answer));
        }
        AsyncBatchLoader<CacheKey, Map<CacheKey, V>> forOne =
                missing -> loader.load().thenApply(value -> value == null ? Map.of() : Map.of(key, value));
        ReadCall<CacheKey, V> call = ReadCall.onExecutor(engine, method(), forOne, forOne, forOne, unless);
        return CallerFuture.of(new CacheRead<>(call, Map.of(key, key))
                .runPastNear()
                .<@Nullable V>thenApply(values -> values.get(key)));
    }
}
