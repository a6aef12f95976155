package dev.larder.runtime;

import dev.larder.runtime.internal.command.CallerFuture;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous {@code @Updates} method bound to a {@link Larder}: {@link WriteThrough} with the threads, cancellation
 * and failures of {@link AsyncReadThrough}.
 *
 * @param <V> the type of the values
 */
public final class AsyncWriteThrough<V> {

    private final UpdatingMethod<V> method;

    private final MethodBinding<V> binding;

    AsyncWriteThrough(UpdatingMethod<V> method, MethodBinding<V> binding) {
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

    /** Calls the method and stores its result, unless that is {@code null}. */
    public CompletableFuture<@Nullable V> update(CacheKey key, AsyncLoader<@Nullable V> method) {
        return update(key, method, value -> false);
    }

    /**
     * Calls the method and stores its result, unless that is {@code null} or told otherwise.
     *
     * @param unless asked about the result, never about {@code null}; {@code true} means that it is not stored
     */
    public CompletableFuture<@Nullable V> update(
            CacheKey key, AsyncLoader<@Nullable V> method, Predicate<? super V> unless) {
        Executor executor = binding.context().executor();
        BatchUpdate<CacheKey, V> update = new BatchUpdate<>(binding, Map.of(key, key), unless, executor);
        return CallerFuture.on(
                executor, update.<@Nullable V>run(method, value -> value == null ? Map.of() : Map.of(key, value)));
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return method.toString();
    }
}
