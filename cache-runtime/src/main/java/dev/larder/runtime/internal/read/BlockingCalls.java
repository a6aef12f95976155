package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.command.CallingThread;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.AsyncBatchLoader;
import dev.larder.runtime.method.BatchLoader;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Runs the load protocol for blocking callers. Loads run on the caller's thread, unless the method has a load deadline: then
 * on a thread that may go on without the caller. Inside a transaction they run on the caller's thread in any case, since the
 * transaction is bound to it.
 */
record BlockingCalls<V>(ReadEngine engine, BoundMethod<V> method) {

    /** Returns the values of the keys, once the steps of the protocol have been taken on this thread. */
    <K, X extends Throwable> Map<CacheKey, V> run(
            Map<CacheKey, K> ids,
            BatchLoader<K, Map<K, V>, X> loader,
            Predicate<? super V> unless,
            Function<CacheRead<K, V>, CompletableFuture<Map<CacheKey, V>>> protocol)
            throws X {
        CallingThread caller = new CallingThread(engine.waiting());
        CompletableFuture<?> interrupted = new CompletableFuture<>();
        AsyncBatchLoader<K, Map<K, V>> background = engine.background().refreshing(loader);
        AsyncBatchLoader<K, Map<K, V>> direct = onThisThread(loader);
        ReadCall<K, V> call = method.hasDeadline() && engine.allowsOtherThreads(method)
                ? ReadCall.onExecutor(
                        engine, method, engine.background().withDeadline(loader), background, direct, unless)
                : ReadCall.onCaller(engine, method, direct, background, unless, caller, interrupted);
        CacheRead<K, V> read = new CacheRead<>(call, ids);
        return caller.<Map<CacheKey, V>, X>await(protocol.apply(read), () -> {
            read.stopWaitingForOthers();
            interrupted.complete(null);
        });
    }

    private static <K, R> AsyncBatchLoader<K, R> onThisThread(BatchLoader<K, R, ?> loader) {
        return missing -> {
            try {
                return CompletableFuture.completedFuture(loader.load(missing));
            } catch (Throwable e) {
                return CompletableFuture.failedFuture(e);
            }
        };
    }
}
