package dev.larder.runtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An {@code @Cached} method for several ids at once, bound to a {@link Larder}. It shares keys, values and loads with the
 * method for one id of the same template.
 *
 * <p>All keys are read in one round trip per master. What is missing is loaded in one call, with the missing ids in their
 * order and without repetitions; there is no call when nothing is missing. Leases, listings and the sharing of loads hold
 * for each key by itself: ids that another call or another JVM is loading are waited for, at most
 * {@link LarderConfig#leaseWait} in all, after this call's own load; what that does not give is loaded in a further call.
 * Reading, leasing and storing take one round trip per master each.
 *
 * <p><b>Ids.</b> {@code null} is an id as any other. Repeated ids count once. Ids that the loader returns no value for are
 * absent: left out of the result, and remembered where the method remembers absence. Values of ids that were not asked for
 * are ignored. {@code null} instead of the ids themselves is a {@link NullPointerException}, as is {@code null} instead of
 * the loader's result.
 *
 * <p>A cache that fails is a miss; exceptions of the loader pass unchanged, and then nothing is stored. Inside a
 * transaction the same holds as for {@link ReadThrough}. An interrupt ends the waiting for others, not that for commands.
 * Thread-safe.
 *
 * @param <K> the type of the ids
 * @param <V> the type of the values
 */
public final class BatchReadThrough<K, V> {

    private final CachedMethod<V> method;

    private final MethodBinding<V> binding;

    BatchReadThrough(CachedMethod<V> method, MethodBinding<V> binding) {
        this.method = method;
        this.binding = binding;
    }

    /**
     * Returns the key of one id, for a template with one hole.
     *
     * @throws IllegalArgumentException when the template has another number of holes, or the id has no stable text
     */
    public CacheKey key(@Nullable Object value) {
        return binding.keys().key(value);
    }

    /**
     * Returns the key of some arguments, one per hole in order: the id, and what all keys of the call share.
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

    /** Returns the values by id, in the order of the ids; cached ones, and the others loaded and stored. */
    public <X extends Throwable> Map<K, V> getAll(
            Iterable<? extends K> ids, Function<? super K, CacheKey> keyOf, BatchLoader<K, Map<K, V>, X> loader)
            throws X {
        return getAll(ids, keyOf, loader, value -> false);
    }

    /**
     * Returns the values by id, in the order of the ids; cached ones, and the others loaded and stored unless told
     * otherwise.
     *
     * @param keyOf mostly {@link #key(Object)}
     * @param unless asked about each loaded value; {@code true} means that it is not stored
     * @return a map of the caller's own
     */
    public <X extends Throwable> Map<K, V> getAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            BatchLoader<K, Map<K, V>, X> loader,
            Predicate<? super V> unless)
            throws X {
        BatchKeys<K> keys = new BatchKeys<>(ids, keyOf);
        return keys.map(read(keys, loader, unless));
    }

    /** Returns the values in the order of the ids; cached ones, and the others loaded and stored. */
    public <X extends Throwable> List<V> getList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            BatchLoader<K, ? extends Collection<? extends V>, X> loader,
            Function<? super V, ? extends K> by)
            throws X {
        return getList(ids, keyOf, loader, by, value -> false);
    }

    /**
     * Returns the values in the order of the ids; cached ones, and the others loaded and stored unless told otherwise.
     *
     * @param by the id that a value names
     * @param unless asked about each loaded value; {@code true} means that it is not stored
     * @return a list of the caller's own
     * @throws IllegalStateException when two loaded values name the same id
     */
    public <X extends Throwable> List<V> getList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            BatchLoader<K, ? extends Collection<? extends V>, X> loader,
            Function<? super V, ? extends K> by,
            Predicate<? super V> unless)
            throws X {
        BatchKeys<K> keys = new BatchKeys<>(ids, keyOf);
        return keys.list(read(keys, missing -> BatchKeys.byId(loader.load(missing), by, method), unless));
    }

    private <X extends Throwable> Map<CacheKey, V> read(
            BatchKeys<K> keys, BatchLoader<K, Map<K, V>, X> loader, Predicate<? super V> unless) throws X {
        return new BlockingRead<K, V>(method, binding).run(keys.ids(), loader, unless);
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return method.toString();
    }
}
