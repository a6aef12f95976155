package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.command.CallingThread;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.AsyncLoader;
import dev.larder.runtime.method.Loader;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs updates for blocking callers, whose methods are called on their own thread. */
record BlockingUpdates<V>(WriteEngine engine, BoundMethod<V> method) {

    /** Returns the result of the method once the keys are settled; see {@link MethodUpdate#run}. */
    <K, R extends @Nullable Object, X extends Throwable> R run(
            Map<CacheKey, K> ids,
            Loader<? extends R, X> loader,
            Function<? super R, Map<K, V>> values,
            Predicate<? super V> unless)
            throws X {
        CallingThread caller = new CallingThread(engine.waiting());
        AsyncLoader<R> onThisThread = () -> {
            try {
                return CompletableFuture.<R>completedFuture(loader.load());
            } catch (Throwable e) {
                return CompletableFuture.failedFuture(e);
            }
        };
        return caller.<R, X>await(
                new MethodUpdate<>(engine, method, ids, unless, caller).run(onThisThread, values), () -> {});
    }
}
