package dev.larder.runtime;

import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.spi.Transactions;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An {@code @Cached} method bound to a {@link Larder}: answers from the cache, and loads and stores what is missing.
 *
 * <p>A hit takes one round trip, a miss three and the load. When the latest calls of the method nearly all missed, a miss
 * waits for one round trip: the lease is asked for at once, without reading first, and the value is stored while the caller
 * goes on. What this JVM asks about the key until it is stored, waits for that; another process finds the lease meanwhile.
 *
 * <p>Never stale by a race: what is returned is at least as new as every eviction that ended before the call began. One load
 * per key is the normal case, in this JVM and in the fleet; callers that come meanwhile wait for it, at most
 * {@link LarderConfig#leaseWait}, and then load by themselves.
 *
 * <p>A cache that fails is a miss: the loader is called at once, after the deadline at the latest, and the failure is
 * counted and logged. What the loader throws passes unchanged, also to callers that waited for that load; nothing is
 * stored. When the waiting thread is interrupted it loads, with its interrupt flag set.
 *
 * <p>What is loaded inside a transaction is not stored, and after its first eviction or update it reads past the cache:
 * see {@link Transactions}.
 *
 * <p>Callers never share an object: each gets its own copy of the value. Thread-safe.
 *
 * @param <V> the type of the values
 */
public final class ReadThrough<V> {

    private final CachedMethod<V> method;

    private final MethodBinding<V> binding;

    ReadThrough(CachedMethod<V> method, MethodBinding<V> binding) {
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

    /** Returns the cached value, or loads and stores it. */
    public <X extends Throwable> @Nullable V get(CacheKey key, Loader<? extends @Nullable V, X> loader) throws X {
        return get(key, loader, value -> false);
    }

    /**
     * Returns the cached value, or loads it and stores it unless told otherwise.
     *
     * @param unless asked about a loaded value, never about {@code null}; {@code true} means that it is not stored
     */
    public <X extends Throwable> @Nullable V get(
            CacheKey key, Loader<? extends @Nullable V, X> loader, Predicate<? super V> unless) throws X {
        if (binding.freshness() != null) {
            return freshly(key, loader, unless);
        }
        TransactionWork.Access access = binding.access();
        if (access == TransactionWork.Access.NONE) {
            return binding.load(key, loader);
        }
        if (access == TransactionWork.Access.FULL && binding.forecast().expectsMiss()) {
            return new MissedRead<>(method, binding, key, loader, unless).resolveUnread();
        }
        ReadResult<V> answer;
        try {
            answer = binding.interpret(key, binding.context().store().read(key.name()));
        } catch (CommandFailedException e) {
            binding.miss(key);
            binding.commandFailed(key, e);
            return binding.load(key, loader);
        }
        if (answer instanceof ReadResult.Answered<V> answered) {
            return binding.answered(key, answered.value());
        }
        binding.miss(key);
        if (access == TransactionWork.Access.HITS_ONLY) {
            return binding.load(key, loader);
        }
        return new MissedRead<>(method, binding, key, loader, unless).resolve(answer);
    }

    /** Looks at the age of the value as well, as a call for several keys does. */
    private <X extends Throwable> @Nullable V freshly(
            CacheKey key, Loader<? extends @Nullable V, X> loader, Predicate<? super V> unless) throws X {
        BatchLoader<CacheKey, Map<CacheKey, V>, X> forOne = missing -> {
            V value = loader.load();
            return value == null ? Map.of() : Map.of(key, value);
        };
        return new BlockingRead<CacheKey, V>(method, binding)
                .run(Map.of(key, key), forOne, unless)
                .get(key);
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return method.toString();
    }
}
