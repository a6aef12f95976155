package dev.larder.runtime;

import java.time.Duration;
import java.util.List;
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

    private final @Nullable Duration refreshAfter;

    private final List<Class<? extends Throwable>> rethrow;

    private final @Nullable Duration softDeadline;

    private final @Nullable Duration hardDeadline;

    private CachedMethod(Builder<V> builder) {
        this.shape = builder.draft.finish();
        this.nullTtl = builder.nullTtl;
        this.refreshAfter = builder.refreshAfter;
        this.rethrow = builder.rethrow;
        this.softDeadline = builder.softDeadline;
        this.hardDeadline = builder.hardDeadline;
        freshness(shape.expiry(), MethodOverride.NONE);
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

    /**
     * Returns how values are kept fresh, or {@code null} when that is by their TTL alone.
     *
     * @throws IllegalArgumentException when what is said does not go together
     */
    @Nullable
    Freshness freshness(Expiry expiry, MethodOverride override) {
        try {
            return Freshness.of(
                    expiry,
                    override.duration(MethodOverride.Attribute.REFRESH_AFTER, refreshAfter),
                    rethrow,
                    override.duration(MethodOverride.Attribute.SOFT_LOAD_DEADLINE, softDeadline),
                    override.duration(MethodOverride.Attribute.HARD_LOAD_DEADLINE, hardDeadline));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(shape.name() + ": " + e.getMessage(), e);
        }
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

        private @Nullable Duration refreshAfter;

        private List<Class<? extends Throwable>> rethrow = List.of();

        private @Nullable Duration softDeadline;

        private @Nullable Duration hardDeadline;

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

        /**
         * Sets the age from which on a value is loaded anew in the background, below the shortest TTL; by default none is.
         * One caller in the fleet does that, while all get the value that there is.
         */
        public Builder<V> refreshAfter(Duration age) {
            this.refreshAfter = Expiry.requireTtl(age, "refreshAfter");
            return this;
        }

        /**
         * Sets how long past its TTL a value is kept, to be served when a load throws or takes too long; by default it is
         * not. All methods of the same keys must say the same.
         */
        public Builder<V> staleIfError(Duration time) {
            draft.staleFor = Expiry.requireTtl(time, "staleIfError");
            return this;
        }

        /** Sets what a load may throw without a stale value being served instead; needs {@link #staleIfError}. */
        @SafeVarargs
        @SuppressWarnings("varargs") // they are only read
        public final Builder<V> rethrow(Class<? extends Throwable>... types) {
            this.rethrow = List.of(types);
            return this;
        }

        /**
         * Sets how long a caller waits for a load before it takes a stale value, while the load goes on; needs
         * {@link #staleIfError}.
         */
        public Builder<V> softLoadDeadline(Duration deadline) {
            this.softDeadline = Expiry.requireTtl(deadline, "softLoadDeadline");
            return this;
        }

        /**
         * Sets how long a caller waits for a load at all before it takes a stale value, or else fails with
         * {@link LoadTimeoutException}, while the load goes on. Loads of blocking methods then run on threads of the
         * {@link Larder}, except in a transaction.
         */
        public Builder<V> hardLoadDeadline(Duration deadline) {
            this.hardDeadline = Expiry.requireTtl(deadline, "hardLoadDeadline");
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
         * @throws IllegalArgumentException when two do not go together
         */
        public CachedMethod<V> build() {
            return new CachedMethod<>(this);
        }
    }
}
