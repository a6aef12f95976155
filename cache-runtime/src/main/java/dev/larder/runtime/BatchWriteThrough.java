package dev.larder.runtime;

import dev.larder.runtime.internal.command.CallingThread;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An {@code @Updates} method for several ids at once, bound to a {@link Larder}: calls the method and stores each value
 * that it returned, as {@link WriteThrough} does for one.
 *
 * <p>Each key has its own lease: one that was revoked meanwhile is left empty and keeps no other from being stored. So is
 * each key of an id that the method returned nothing for, and all of them when it throws. Values of other ids are not
 * stored. Emptying and storing take one round trip per master each, and so does removing what was not stored.
 *
 * <p>A cache that fails does not keep the method from being called. What the method throws passes unchanged. Thread-safe.
 *
 * @param <K> the type of the ids
 * @param <V> the type of the values
 */
public final class BatchWriteThrough<K, V> {

    private final UpdatingMethod<V> method;

    private final MethodBinding<V> binding;

    BatchWriteThrough(UpdatingMethod<V> method, MethodBinding<V> binding) {
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

    /** Calls the method and stores the values of its result by id. */
    public <M extends Map<K, V>, X extends Throwable> M updateAll(
            Iterable<? extends K> ids, Function<? super K, CacheKey> keyOf, Loader<M, X> method) throws X {
        return updateAll(ids, keyOf, method, value -> false);
    }

    /**
     * Calls the method and stores the values of its result by id, unless told otherwise.
     *
     * @param unless asked about each value; {@code true} means that it is not stored
     * @return what the method returned
     */
    public <M extends Map<K, V>, X extends Throwable> M updateAll(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            Loader<M, X> method,
            Predicate<? super V> unless)
            throws X {
        return update(ids, keyOf, method, values -> values, unless);
    }

    /** Calls the method and stores each of the values that it returned under the id that it names. */
    public <C extends Collection<? extends V>, X extends Throwable> C updateList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            Loader<C, X> method,
            Function<? super V, ? extends K> by)
            throws X {
        return updateList(ids, keyOf, method, by, value -> false);
    }

    /**
     * Calls the method and stores each of the values that it returned under the id that it names, unless told otherwise.
     *
     * @param by the id that a value names; when several name the same, none of them is stored
     * @param unless asked about each value; {@code true} means that it is not stored
     * @return what the method returned
     */
    public <C extends Collection<? extends V>, X extends Throwable> C updateList(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            Loader<C, X> method,
            Function<? super V, ? extends K> by,
            Predicate<? super V> unless)
            throws X {
        return update(ids, keyOf, method, values -> BatchKeys.unambiguousById(values, by), unless);
    }

    private <R, X extends Throwable> R update(
            Iterable<? extends K> ids,
            Function<? super K, CacheKey> keyOf,
            Loader<R, X> method,
            Function<? super R, Map<K, V>> values,
            Predicate<? super V> unless)
            throws X {
        CallingThread caller = binding.context().callingThread();
        Map<CacheKey, K> keys = new BatchKeys<K>(ids, keyOf).ids();
        return caller.<R, X>await(
                new BatchUpdate<>(binding, keys, unless, caller).run(onThisThread(method), values), () -> {});
    }

    private static <R> AsyncLoader<R> onThisThread(Loader<R, ?> method) {
        return () -> {
            try {
                return CompletableFuture.completedFuture(method.load());
            } catch (Throwable e) {
                return CompletableFuture.failedFuture(e);
            }
        };
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return method.toString();
    }
}
