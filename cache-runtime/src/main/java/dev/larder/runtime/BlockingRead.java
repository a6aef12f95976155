package dev.larder.runtime;

import dev.larder.runtime.internal.command.CallingThread;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Reads of a method whose callers wait. Loads run on the caller's thread, unless the method has a load deadline: then on
 * one that may go on when the caller has gone; but in a transaction still on the caller's, to which that is bound.
 */
record BlockingRead<K, V>(CachedMethod<V> method, MethodBinding<V> binding) {

    <X extends Throwable> Map<CacheKey, V> run(
            Map<CacheKey, K> ids, BatchLoader<K, Map<K, V>, X> loader, Predicate<? super V> unless) throws X {
        CallingThread caller = binding.context().callingThread();
        BackgroundLoads background = binding.context().backgroundLoads();
        BatchCall<K, V> call = binding.hasDeadline() && binding.isOnItsOwn()
                ? new BatchCall<>(
                        method,
                        binding,
                        background.withDeadline(loader),
                        background.refreshing(loader),
                        unless,
                        binding.context().executor(),
                        null)
                : new BatchCall<>(
                        method,
                        binding,
                        onThisThread(loader),
                        background.refreshing(loader),
                        unless,
                        caller,
                        caller.thread());
        BatchRead<K, V> read = new BatchRead<>(call, ids);
        return caller.<Map<CacheKey, V>, X>await(read.answer(), read::hurry);
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
