package dev.larder.runtime;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The constants of an {@code @Cached} method: what generated code keeps in a static field and a {@link Larder} binds by
 * {@link Larder#readThrough}.
 *
 * <p>Immutable and free of any connection, so that it can be shared by all instances of a generated class.
 *
 * @param <V> the type of the values, boxed where primitive and without {@code Optional}
 */
public final class CachedMethod<V> {

    private final MethodShape<V> shape;

    private final @Nullable Duration nullTtl;

    private CachedMethod(MethodShape<V> shape, @Nullable Duration nullTtl) {
        this.shape = shape;
        this.nullTtl = nullTtl;
    }

    /** Begins the constants of a method that returns values of a class. */
    public static <V> Builder<V> returning(Class<V> type) {
        return new Builder<>(TypeToken.of(type));
    }

    /** Begins the constants of a method that returns values of a generic type. */
    public static <V> Builder<V> returning(TypeToken<V> type) {
        return new Builder<>(type);
    }

    MethodShape<V> shape() {
        return shape;
    }

    /** How long it is remembered that there is no value; {@code null} when it is not. */
    @Nullable
    Duration nullTtl() {
        return nullTtl;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return shape.name();
    }

    /** Collects the constants; {@link #named}, {@link #key} and {@link #ttl} are required. Not thread-safe. */
    public static final class Builder<V> {

        private final MethodShape.Draft<V> draft;

        private @Nullable Duration nullTtl;

        private Builder(TypeToken<V> type) {
            this.draft = new MethodShape.Draft<>(type);
        }

        /** Names the method for statistics and messages: {@code UserService.find}. */
        public Builder<V> named(String name) {
            draft.name = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the template of the keys.
         *
         * @throws IllegalArgumentException when it is malformed
         */
        public Builder<V> key(String template) {
            draft.template = KeyTemplate.of(template);
            return this;
        }

        /** Sets how long a value lives, at least one millisecond. */
        public Builder<V> ttl(Duration ttl) {
            draft.ttl = Expiry.requireTtl(ttl, "ttl");
            return this;
        }

        /** Sets how long it is remembered that there is no value, at least one millisecond; by default it is not. */
        public Builder<V> nullTtl(Duration nullTtl) {
            this.nullTtl = Expiry.requireTtl(nullTtl, "nullTtl");
            return this;
        }

        /** Sets how much of the TTL is taken off at random, from 0 to 90 percent; 0 by default. */
        public Builder<V> jitter(int percent) {
            draft.jitterPercent = percent;
            return this;
        }

        /** Sets whether keys are listed for pattern evictions; {@code true} by default. */
        public Builder<V> listed(boolean listed) {
            draft.listed = listed;
            return this;
        }

        /**
         * Returns the constants.
         *
         * @throws IllegalStateException when a required one is missing
         */
        public CachedMethod<V> build() {
            return new CachedMethod<>(draft.finish(), nullTtl);
        }
    }
}
