package dev.larder.runtime.method;

import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.Transactions;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An {@code @Cached} method bound to a {@code Larder}: answers from the cache, and loads and stores what is missing.
 *
 * <p>A hit takes one round trip, a miss three and the load. Where nearly all of the latest calls missed, a miss takes two:
 * the lease is requested at once, without a read before it.
 *
 * <p>No race makes an answer stale: a returned value is at least as new as every eviction that ended before the call began.
 * One load a key is the normal case, in this JVM and in the fleet. Callers of a key that is being loaded wait for that load,
 * at most {@link LarderConfig#leaseWait}, and then load by themselves.
 *
 * <p>A cache that fails is a miss: the loader is called after the command timeout at the latest, and the failure is counted
 * and logged. An exception of the loader passes unchanged, also to callers that waited for that load; nothing is stored. An
 * interrupted caller stops waiting for others and loads, with its interrupt flag set.
 *
 * <p>A value that is loaded inside a transaction is not stored, and after its first eviction or update a transaction reads
 * past the cache: see {@link Transactions}.
 *
 * <p>A method with {@link CachedMethod.Builder#near} is answered from this JVM while that is not more stale than
 * {@code nearStaleness} allows.
 *
 * <p>Callers share an object only where {@link CachedMethod.Builder#nearShared} says so; otherwise each gets its own copy of the
 * value. Thread-safe.
 *
 * @param <V> the type of the values
 */
public non-sealed interface ReadThrough<V> extends KeyedHandle {

    /** Returns the cached value, or loads and stores it. */
    default <X extends Throwable> @Nullable V get(CacheKey key, Loader<? extends @Nullable V, X> loader) throws X {
        return get(key, loader, value -> false);
    }

    /**
     * Returns the cached value, or loads it and stores it unless the condition says otherwise.
     *
     * @param unless is asked about a loaded value, never about {@code null}; {@code true} means that it is not stored
     */
    <X extends Throwable> @Nullable V get(
            CacheKey key, Loader<? extends @Nullable V, X> loader, Predicate<? super V> unless) throws X;
}
