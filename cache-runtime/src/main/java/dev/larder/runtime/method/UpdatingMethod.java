package dev.larder.runtime.method;

import dev.larder.runtime.key.KeyTemplate;
import dev.larder.runtime.key.TagTemplate;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The constants of an {@code @Updates} method. Generated code keeps them in a static field, and a {@code Larder} binds them to
 * a handle such as {@link WriteThrough}.
 *
 * <p>Immutable and free of any connection.
 *
 * @param <V> the type of the values, boxed where primitive and without {@code Optional}
 */
public final class UpdatingMethod<V> {

    private final MethodShape<V> shape;

    private UpdatingMethod(MethodShape<V> shape) {
        this.shape = shape;
    }

    /** Begins the constants of a method that returns values of a class. */
    public static <V> Builder<V> returning(Class<V> type) {
        return new Builder<>(TypeToken.of(type));
    }

    /** Begins the constants of a method that returns values of a generic type. */
    public static <V> Builder<V> returning(TypeToken<V> type) {
        return new Builder<>(type);
    }

    /** Returns the constants that cached methods have as well. */
    public MethodShape<V> shape() {
        return shape;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return shape.name();
    }

    /** Collects the constants; {@link #named}, {@link #key} and {@link #ttl} are required. Not thread-safe. */
    public static final class Builder<V> {

        private final MethodShape.Draft<V> draft;

        private Builder(TypeToken<V> type) {
            this.draft = new MethodShape.Draft<>(type);
        }

        /** Names the method for statistics and messages: {@code UserService.rename}. */
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

        /** Sets how much of the TTL is taken off at random, from 0 to 90 percent; 0 by default. */
        public Builder<V> jitter(int percent) {
            draft.jitterPercent = percent;
            return this;
        }

        /**
         * Sets how long past its TTL a value is kept, as the {@code @Cached} methods of the same keys say it; by default it
         * is not.
         */
        public Builder<V> staleIfError(Duration time) {
            draft.staleFor = Expiry.requireTtl(time, "staleIfError");
            return this;
        }

        /**
         * Sets the templates of the tags that keys carry; by default they carry none. Each key that a call passes on has these
         * tags: see {@link dev.larder.runtime.key.CacheKey#tagged} and
         * {@link dev.larder.runtime.key.CacheKey#taggedBy}.
         *
         * @throws IllegalArgumentException when one is malformed
         */
        public Builder<V> tags(String... templates) {
            draft.tags = Stream.of(templates).map(TagTemplate::of).toList();
            return this;
        }

        /** Sets whether keys are indexed for pattern evictions; {@code true} by default. */
        public Builder<V> indexed(boolean indexed) {
            draft.indexed = indexed;
            return this;
        }

        /**
         * Returns the constants.
         *
         * @throws IllegalStateException when a required one is missing
         */
        public UpdatingMethod<V> build() {
            return new UpdatingMethod<>(draft.finish());
        }
    }
}
