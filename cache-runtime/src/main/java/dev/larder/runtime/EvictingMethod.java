package dev.larder.runtime;

import java.util.Objects;

/**
 * The constants of an {@code @Evicts} method: what generated code keeps in a static field and a {@link Larder} binds by
 * {@link Larder#eviction}. Immutable.
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
