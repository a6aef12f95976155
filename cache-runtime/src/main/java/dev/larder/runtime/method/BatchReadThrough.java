package dev.larder.runtime.method;

import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.key.CacheKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An {@code @Cached} method for several ids at once, bound to a {@code Larder}. It shares keys, values and loads with the
 * method for one id of the same template.
 *
 * <p>All keys are read in one round trip a master. The missing ids are loaded in one call, in their order and without
 * repetitions; there is no call when nothing is missing. Leases, index entries and the sharing of loads hold for each key by
 * itself. After its own load, the call waits for ids that another call or another JVM is loading, at most
 * {@link LarderConfig#leaseWait} in all; ids that are still without a value are loaded in a further call. Reading, leasing
 * and storing take one round trip a master each.
 *
 * <p><b>Ids.</b> {@code null} is an id as any other. Repeated ids count once. Ids without a value in the loader's result are
 * absent: left out of the result, and remembered where the method remembers absence. Values of other ids are ignored.
 * {@code null} in place of the ids, or of the loader's result, is a {@link NullPointerException}.
 *
 * <p>A cache that fails is a miss. An exception of the loader passes unchanged, and then nothing is stored. Inside a
 * transaction the same holds as for {@link ReadThrough}. An interrupt ends the waiting for others, not the waiting for
 * commands. Thread-safe.
 *
 * @param <K> the type of the ids
 * @param <V> the type of the values
 */
public non-sealed interface BatchReadThrough<K, V> extends KeyedHandle {

    /** Returns the values by id, in the order of the ids: cached values, and loaded ones, which are stored. */
    default <X extends Throwable> Map<K, V> getAll(
            Iterable<? extends K> ids, Function<? super K, CacheKey> keyOf, BatchLoader<K, Map<K, V>, X> loader)
            throws X {
        return getAll(ids, keyOf, loader, value -> false);
    }

    /**
     * Returns the values by id, in the order of the ids: cached values, and loaded ones, which are stored unless the
     * condition says otherwise.
     *
     * @param keyOf mostly {@link #key(Object)}
     * @param unless is asked about each loaded value; {@code true} means that it is not stored
     * @return a map of the caller's own
     */
    <X extends Throwable> Map<K, V> getAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            BatchLoader<K, Map<K, V>, X> loader,
            Predicate<? super V> unless)
            throws X;

    /** Returns the values in the order of the ids: cached values, and loaded ones, which are stored. */
    default <X extends Throwable> List<V> getList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            BatchLoader<K, ? extends Collection<? extends V>, X> loader,
            Function<? super V, ? extends K> by)
            throws X {
        return getList(ids, keyOf, loader, by, value -> false);
    }

    /**
     * Returns the values in the order of the ids: cached values, and loaded ones, which are stored unless the condition says
     * otherwise.
     *
     * @param by returns the id that a value names
     * @param unless is asked about each loaded value; {@code true} means that it is not stored
     * @return a list of the caller's own
     * @throws IllegalStateException when two loaded values name the same id
     */
    <X extends Throwable> List<V> getList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            BatchLoader<K, ? extends Collection<? extends V>, X> loader,
            Function<? super V, ? extends K> by,
            Predicate<? super V> unless)
            throws X;
}
