package dev.larder.runtime.method;

import java.util.Objects;

/**
 * The constants of an {@code @Evicts} method. Generated code keeps them in a static field, and a {@code Larder} binds them to
 * an {@link Eviction}. Immutable.
 */
public final class EvictingMethod {

    private final String name;

    private final boolean awaitsNear;

    private EvictingMethod(String name, boolean awaitsNear) {
        this.name = Objects.requireNonNull(name, "name");
        this.awaitsNear = awaitsNear;
    }

    /** Returns the constants of a method of that name, which statistics and messages use: {@code UserService.save}. */
    public static EvictingMethod named(String name) {
        return new EvictingMethod(name, false);
    }

    /**
     * Returns the constants of the same method, whose evictions end when no near cache of the fleet serves the keys any more. It
     * takes at most {@code nearStaleness} longer.
     */
    public EvictingMethod awaitNear() {
        return new EvictingMethod(name, true);
    }

    /** Returns whether an eviction ends only when no near cache of the fleet serves the keys any more. */
    public boolean awaitsNear() {
        return awaitsNear;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
