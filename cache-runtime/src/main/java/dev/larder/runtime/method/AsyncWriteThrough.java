package dev.larder.runtime.method;

import dev.larder.runtime.key.CacheKey;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous {@code @Updates} method bound to a {@code Larder}: a {@link WriteThrough} with the threads, cancellation and
 * failures of {@link AsyncReadThrough}.
 *
 * @param <V> the type of the values
 */
public non-sealed interface AsyncWriteThrough<V> extends KeyedHandle {

    /** Calls the method and stores its result, unless that is {@code null}. */
    default CompletableFuture<@Nullable V> update(CacheKey key, AsyncLoader<@Nullable V> method) {
        return update(key, method, value -> false);
    }

    /**
     * Calls the method and stores its result, unless that is {@code null} or the condition says otherwise.
     *
     * @param unless is asked about the result, never about {@code null}; {@code true} means that it is not stored
     */
    CompletableFuture<@Nullable V> update(CacheKey key, AsyncLoader<@Nullable V> method, Predicate<? super V> unless);
}
