package dev.larder.runtime;

import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.lease.LoadIds;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.Transactions.Ending;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An {@code @Updates} method bound to a {@link Larder}: calls the method and stores its result.
 *
 * <p>The key's value is removed before the method is called, so that no reader sees the old value once the method has
 * returned, and no load that began before can be stored after. When another update or an eviction of the key comes in
 * between, when the method throws or returns nothing to store, the key is left empty. Two round trips. Inside a
 * transaction the result is stored {@linkplain Transactions when it has committed}; until then readers go without.
 *
 * <p>A cache that fails does not keep the method from being called; the failure is counted and logged. What the method
 * throws passes unchanged. Thread-safe.
 *
 * @param <V> the type of the values
 */
public final class WriteThrough<V> {

    private final UpdatingMethod<V> method;

    private final MethodBinding<V> binding;

    WriteThrough(UpdatingMethod<V> method, MethodBinding<V> binding) {
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
     * @throws IllegalArgumentException when the template does not have exactly one hole, or the argument has no stable
     *     text
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
    public <X extends Throwable> @Nullable V update(CacheKey key, Loader<? extends @Nullable V, X> method) throws X {
        return update(key, method, value -> false);
    }

    /**
     * Calls the method and stores its result, unless that is {@code null} or told otherwise.
     *
     * @param unless asked about the result, never about {@code null}; {@code true} means that it is not stored
     */
    public <X extends Throwable> @Nullable V update(
            CacheKey key, Loader<? extends @Nullable V, X> method, Predicate<? super V> unless) throws X {
        Lease lease = begin(key);
        Lookup result = Lookup.miss();
        try {
            V value = binding.call(CallObserver.Kind.UPDATE, key, method);
            if (value != null && !unless.test(value)) {
                result = binding.encode(key, value);
            }
            return value;
        } finally {
            end(key, lease, result);
        }
    }

    private void end(CacheKey key, @Nullable Lease lease, Lookup result) {
        boolean deferred = binding.context()
                .transactions()
                .defer(ending -> settle(key, lease, ending == Ending.COMMITTED ? result : Lookup.miss()));
        if (!deferred) {
            settle(key, lease, result);
        }
    }

    /** Leaves the key with the result or with nothing. */
    private void settle(CacheKey key, @Nullable Lease lease, Lookup result) {
        StoreRequest request = lease == null ? null : binding.storing(key, lease, result);
        if (request == null || !binding.store(key, request)) {
            evict(key);
        }
    }

    private @Nullable Lease begin(CacheKey key) {
        if (!binding.isEnabled()) {
            return null;
        }
        LoadIds loadIds = binding.context().loadIds();
        try {
            return binding.context().store().beginUpdate(binding.leaseRequest(key, loadIds.next(), true));
        } catch (CommandFailedException e) {
            binding.commandFailed(key, e);
            return null;
        }
    }

    /** Whoever revoked the lease may have stored what it loaded before this update. */
    private void evict(CacheKey key) {
        try {
            binding.context().store().evict(List.of(key.name()), List.of());
        } catch (CommandFailedException e) {
            binding.evictionFailed(key, e);
        }
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return method.toString();
    }
}
