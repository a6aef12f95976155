package dev.larder.runtime.method;

import dev.larder.runtime.key.CacheKey;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An {@code @Updates} method for several ids at once, bound to a {@code Larder}: calls the method and stores each value that
 * it returned, as {@link WriteThrough} does for one.
 *
 * <p>Each key has its own lease. A key whose lease was revoked is left empty and keeps no other from being stored. So is each
 * key of an id without a value in the result, and every key when the method throws. Values of other ids are not stored.
 * Emptying and storing take one round trip a master each, and so does the removal of keys that were not stored.
 *
 * <p>A cache that fails does not keep the method from being called. An exception of the method passes unchanged. Thread-safe.
 *
 * @param <K> the type of the ids
 * @param <V> the type of the values
 */
public non-sealed interface BatchWriteThrough<K, V> extends KeyedHandle {

    /** Calls the method and stores the values of its result by id. */
    default <M extends Map<K, V>, X extends Throwable> M updateAll(
            Iterable<? extends K> ids, Function<? super K, CacheKey> keyOf, Loader<M, X> method) throws X {
        return updateAll(ids, keyOf, method, value -> false);
    }

    /**
     * Calls the method and stores the values of its result by id, unless the condition says otherwise.
     *
     * @param unless is asked about each value; {@code true} means that it is not stored
     * @return the method's result
     */
    <M extends Map<K, V>, X extends Throwable> M updateAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            Loader<M, X> method,
            Predicate<? super V> unless)
            throws X;

    /** Calls the method and stores each value of its result under the id that the value names. */
    default <C extends Collection<? extends V>, X extends Throwable> C updateList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            Loader<C, X> method,
            Function<? super V, ? extends K> by)
            throws X {
        return updateList(ids, keyOf, method, by, value -> false);
    }

    /**
     * Calls the method and stores each value of its result under the id that the value names, unless the condition says
     * otherwise.
     *
     * @param by returns the id that a value names; when several values name the same id, none of them is stored
     * @param unless is asked about each value; {@code true} means that it is not stored
     * @return the method's result
     */
    <C extends Collection<? extends V>, X extends Throwable> C updateList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            Loader<C, X> method,
            Function<? super V, ? extends K> by,
            Predicate<? super V> unless)
            throws X;
}
