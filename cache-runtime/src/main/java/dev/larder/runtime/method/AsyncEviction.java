package dev.larder.runtime.method;

import dev.larder.runtime.key.EvictionTarget;
import dev.larder.runtime.key.KeyDigest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous {@code @Evicts} method bound to a {@code Larder}: an {@link Eviction} with the threads, cancellation and
 * failures of {@link AsyncReadThrough}.
 *
 * <p>Once the result of a call is there, no read that starts later sees a value that was loaded before. Inside a transaction
 * that holds after its commit, which the result does not wait for.
 */
public interface AsyncEviction {

    /** Returns the segment that {@code {value|sha256}} becomes in a pattern. */
    KeyDigest digest(@Nullable Object value);

    /** Returns whether an eviction is made after its method has run; see {@link Eviction#applies}. */
    boolean applies(BooleanSupplier condition);

    /** Returns the value of a placeholder after the method has run; see {@link Eviction#orAny}. */
    @Nullable
    Object orAny(Supplier<? extends @Nullable Object> value);

    /** Removes keys and groups of keys; see {@link Eviction#evict}. */
    default CompletableFuture<Long> evict(EvictionTarget... targets) {
        return evict(List.of(targets));
    }

    /** Removes keys and groups of keys; see {@link Eviction#evict}. */
    CompletableFuture<Long> evict(List<EvictionTarget> targets);

    /**
     * Calls the method, and evicts when it has succeeded.
     *
     * @param targets returns the targets from the result; an empty list evicts nothing
     * @return the method's result, when the eviction has ended
     */
    <R extends @Nullable Object> CompletableFuture<R> onSuccess(
            AsyncLoader<R> method, Function<? super R, List<EvictionTarget>> targets);

    /**
     * Evicts, and then calls the method. With {@link dev.larder.runtime.config.OnEvictFailure#THROW OnEvictFailure.THROW} the
     * method is not called when the eviction fails.
     *
     * @return the method's result, or the failure of the eviction
     */
    <R extends @Nullable Object> CompletableFuture<R> before(List<EvictionTarget> targets, AsyncLoader<R> method);

    /**
     * Calls the method, and evicts when it has ended, also when it failed.
     *
     * @return the method's result or failure, when the eviction has ended; a failure of the eviction is added to that of the
     *     method
     */
    <R extends @Nullable Object> CompletableFuture<R> always(
            AsyncLoader<R> method, Supplier<List<EvictionTarget>> targets);
}
