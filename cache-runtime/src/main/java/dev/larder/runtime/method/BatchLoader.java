package dev.larder.runtime.method;

import java.util.List;

/**
 * Loads several values at once from where they truly live; what the cache calls with the ids that it has no values of.
 *
 * @param <K> the type of the ids
 * @param <R> what the method returns: a map by id, or a collection of values
 * @param <X> what loading may throw; passed to the caller unchanged
 */
@FunctionalInterface
public interface BatchLoader<K, R, X extends Throwable> {

    /**
     * Loads values, on the thread of the call.
     *
     * @param missing at least one id, in the order of the call and without repetitions; unmodifiable
     * @return the values that there are, in any order; never {@code null}
     */
    R load(List<K> missing) throws X;
}
