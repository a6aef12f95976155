package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.audit.MethodAudits;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.binding.NearValues;
import dev.larder.runtime.internal.binding.ReadResult;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.near.NearStamp;
import dev.larder.runtime.internal.transaction.TransactionWork.Access;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.BatchLoader;
import dev.larder.runtime.method.Loader;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.spi.Lookup;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one key for a blocking caller: near, or by a {@code GET} of its own; everything else by the load protocol. */
public final class BoundReadThrough<V> extends ReadHandle<V> implements ReadThrough<V> {

    private final ReadEngine engine;

    public BoundReadThrough(BoundMethod<V> method, ReadEngine engine) {
        super(method);
        this.engine = engine;
    }

    @Override
    public <X extends Throwable> @Nullable V get(
            CacheKey key, Loader<? extends @Nullable V, X> loader, Predicate<? super V> unless) throws X {
        if (key.isNone()) {
            method().reporter().keyless(1);
            return loader.load();
        }
        NearValues<V> near = engine.near(method());
        if (near != null) {
            Object answer = near.read(key);
            if (answer != null) {
                auditDrawn(key, loader);
                return near.value(answer);
            }
        }
        if (!readsFirst()) {
            return run(key, loader, unless, CacheRead::runPastNear);
        }
        NearStamp stamp = near == null ? null : near.stamp(key);
        Lookup found;
        ReadResult<V> result;
        try {
            found = engine.blocking().read(key.name());
            result = method().values().interpret(key, found);
        } catch (CommandFailedException e) {
            return run(key, loader, unless, read -> read.afterFailure(e));
        }
        if (result instanceof ReadResult.Answered<V> answered) {
            method().reporter().answered(key, answered.value());
            auditDrawn(key, loader);
            if (near != null && stamp != null) {
                near.found(stamp, found, answered, null);
            }
            return answered.value();
        }
        return run(key, loader, unless, read -> read.afterMiss(result instanceof ReadResult.Rejected));
    }

    /** Audits a hit, if it is drawn. */
    private void auditDrawn(CacheKey key, Loader<? extends @Nullable V, ?> loader) {
        MethodAudits<V> audits = engine.draw(method());
        if (audits != null) {
            audits.begin(key, () -> CompletableFuture.completedFuture(loader.load()));
        }
    }

    /** Returns whether a plain {@code GET} is likely to be all that the call needs. */
    private boolean readsFirst() {
        return method().freshness() == null
                && engine.access(method()) != Access.NONE
                && !method().predictor().expectsMiss();
    }

    private <X extends Throwable> @Nullable V run(
            CacheKey key,
            Loader<? extends @Nullable V, X> loader,
            Predicate<? super V> unless,
            Function<CacheRead<CacheKey, V>, CompletableFuture<Map<CacheKey, V>>> protocol)
            throws X {
        BatchLoader<CacheKey, Map<CacheKey, V>, X> forOne = missing -> {
            V value = loader.load();
            return value == null ? Map.of() : Map.of(key, value);
        };
        return new BlockingCalls<>(engine, method())
                .run(Map.of(key, key), forOne, unless, protocol)
                .get(key);
    }
}
