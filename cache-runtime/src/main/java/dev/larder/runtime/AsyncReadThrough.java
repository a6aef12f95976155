package dev.larder.runtime;

import dev.larder.runtime.internal.command.CallerFuture;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous {@code @Cached} method bound to a {@link Larder}: what {@link ReadThrough} does, without a thread that
 * blocks. Both share keys, values and loads.
 *
 * <p><b>Threads.</b> Loaders are started, values decoded and results delivered by the executor of the {@code Larder} (see
 * {@link LarderBuilder#executor}), never by a thread of the connection, which must not be held up. A call returns at once
 * and touches nothing on its own thread but the transaction that it may be in.
 *
 * <p><b>Cancellation.</b> The result is the caller's own: cancelling it ends the waiting and nothing else. A load that has
 * begun goes on, for others who wait for it, and is stored.
 *
 * <p><b>Failures.</b> The result fails with what the loader threw, or its stage failed with, not with a wrapping of it. It
 * never fails because the cache does. A loader that asks for the very key that it loads waits for itself until
 * {@link LarderConfig#leaseWait} is over. Thread-safe.
 *
 * @param <V> the type of the values
 */
public final class AsyncReadThrough<V> {

    private final CachedMethod<V> method;

    private final MethodBinding<V> binding;

    AsyncReadThrough(CachedMethod<V> method, MethodBinding<V> binding) {
        this.method = method;
        this.binding = binding;
    }

    /** Returns the key of a method whose template has no hole. */
    public CacheKey key() {
        return binding.keys().key();
    }

    /**
     * Returns the key of one argument.
     *
     * @throws IllegalArgumentException when the template does not have exactly one hole, or the argument has no stable text
     */
    public CacheKey key(@Nullable Object value) {
        return binding.keys().key(value);
    }

    /**
     * Returns the key of some arguments, one per hole in order.
     *
     * @throws IllegalArgumentException when the template has another number of holes, or an argument has no stable text
     */
    public CacheKey key(@Nullable Object... values) {
        return binding.keys().key(values);
    }

    /** Returns what {@code {value|sha256}} puts into a key. */
    public KeyDigest digest(@Nullable Object value) {
        return KeyDigest.of(value, binding.context().codec());
    }

    /** Returns the cached value, or loads and stores it. */
    public CompletableFuture<@Nullable V> get(CacheKey key, AsyncLoader<? extends @Nullable V> loader) {
        return get(key, loader, value -> false);
    }

    /**
     * Returns the cached value, or loads it and stores it unless told otherwise.
     *
     * @param unless asked about a loaded value, never about {@code null}; {@code true} means that it is not stored
     */
    public CompletableFuture<@Nullable V> get(
            CacheKey key, AsyncLoader<? extends @Nullable V> loader, Predicate<? super V> unless) {
        AsyncBatchLoader<CacheKey, Map<CacheKey, V>> forOne =
                missing -> loader.load().thenApply(value -> value == null ? Map.of() : Map.of(key, value));
        BatchCall<CacheKey, V> call = new BatchCall<>(
                method, binding, forOne, forOne, unless, binding.context().executor(), null);
        return CallerFuture.of(
                new BatchRead<>(call, Map.of(key, key)).answer().<@Nullable V>thenApply(values -> values.get(key)));
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return method.toString();
    }
}
