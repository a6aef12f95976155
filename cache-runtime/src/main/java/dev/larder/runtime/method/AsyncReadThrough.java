package dev.larder.runtime.method;

import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.key.CacheKey;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous {@code @Cached} method bound to a {@code Larder}: a {@link ReadThrough} that blocks no thread. Both share
 * keys, values and loads.
 *
 * <p><b>Threads.</b> The executor of the {@code Larder} starts loaders, decodes values and delivers results. A thread of the
 * connection never does, since it must not be held up. A call returns at once; on its own thread it only asks for the
 * current transaction.
 *
 * <p><b>Cancellation.</b> The result is the caller's own: cancelling it ends the waiting and nothing else. A load that has
 * begun goes on, for other callers of its key, and is stored.
 *
 * <p><b>Failures.</b> The result fails with the exception of the loader or of its stage, without any wrapper. It never fails
 * because the cache does. A loader that asks for the very key that it loads waits for itself until
 * {@link LarderConfig#leaseWait} is over. Thread-safe.
 *
 * @param <V> the type of the values
 */
public non-sealed interface AsyncReadThrough<V> extends KeyedHandle {

    /** Returns the cached value, or loads and stores it. */
    default CompletableFuture<@Nullable V> get(CacheKey key, AsyncLoader<? extends @Nullable V> loader) {
        return get(key, loader, value -> false);
    }

    /**
     * Returns the cached value, or loads it and stores it unless the condition says otherwise.
     *
     * @param unless is asked about a loaded value, never about {@code null}; {@code true} means that it is not stored
     */
    CompletableFuture<@Nullable V> get(
            CacheKey key, AsyncLoader<? extends @Nullable V> loader, Predicate<? super V> unless);
}
