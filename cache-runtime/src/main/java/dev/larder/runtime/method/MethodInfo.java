package dev.larder.runtime.method;

import org.jspecify.annotations.Nullable;

/**
 * A method that is bound to a {@code Larder}. Immutable.
 *
 * @param name the name in the statistics, such as {@code UserService.find}; overloads share it
 * @param key the template of its keys; {@code null} for a method that only evicts
 */
public record MethodInfo(String name, @Nullable String key) {

    /** Returns whether the method stores values, so that it has hits and misses. */
    public boolean storesValues() {
        return key != null;
    }
}
