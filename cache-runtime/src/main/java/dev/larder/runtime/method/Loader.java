package dev.larder.runtime.method;

import org.jspecify.annotations.Nullable;

/**
 * Loads a value from where it truly lives; what the cache calls on a miss.
 *
 * @param <V> the type of the value; {@code null} means that there is none
 * @param <X> what loading may throw; passed to the caller unchanged
 */
@FunctionalInterface
public interface Loader<V extends @Nullable Object, X extends Throwable> {

    /** Loads the value, on the thread of the call that missed. */
    V load() throws X;
}
