package dev.larder.runtime.method;

import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.Transactions;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An {@code @Updates} method bound to a {@code Larder}: calls the method and stores its result.
 *
 * <p>The key's value is removed before the method is called. So no reader sees the old value once the method has returned,
 * and no load that began before can be stored after. The key is left empty when another update or an eviction of the key
 * comes in between, when the method throws, and when it returns nothing to store. Two round trips. Inside a transaction the
 * result is stored {@linkplain Transactions when it has committed}; until then readers go without.
 *
 * <p>A cache that fails does not keep the method from being called; the failure is counted and logged. An exception of the
 * method passes unchanged. An interrupt does not cut an update short. Thread-safe.
 *
 * @param <V> the type of the values
 */
public non-sealed interface WriteThrough<V> extends KeyedHandle {

    /** Calls the method and stores its result, unless that is {@code null}. */
    default <X extends Throwable> @Nullable V update(CacheKey key, Loader<? extends @Nullable V, X> method) throws X {
        return update(key, method, value -> false);
    }

    /**
     * Calls the method and stores its result, unless that is {@code null} or the condition says otherwise.
     *
     * @param unless is asked about the result, never about {@code null}; {@code true} means that it is not stored
     */
    <X extends Throwable> @Nullable V update(
            CacheKey key, Loader<? extends @Nullable V, X> method, Predicate<? super V> unless) throws X;
}
