package dev.larder.runtime.method;

import java.util.Objects;

/**
 * The constants of an {@code @Evicts} method. Generated code keeps them in a static field, and a {@code Larder} binds them to
 * an {@link Eviction}. Immutable.
 */
public final class EvictingMethod {

    private final String name;

    private EvictingMethod(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /** Returns the constants of a method of that name, which statistics and messages use: {@code UserService.save}. */
    public static EvictingMethod named(String name) {
        return new EvictingMethod(name);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
