package dev.larder.runtime.method;

import dev.larder.runtime.key.KeyTemplate;
import dev.larder.runtime.key.TagTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The constants of an {@code @Cached} method. Generated code keeps them in a static field, and a {@code Larder} binds them to
 * a handle such as {@link ReadThrough}.
 *
 * <p>Immutable and free of any connection, so that all instances of a generated class share them.
 *
 * @param <V> the type of the values, boxed where primitive and without {@code Optional}
 */
public final class CachedMethod<V> {

    private final MethodShape<V> shape;

    private final @Nullable Duration nullTtl;

    private final Freshness freshness;

    private final @Nullable NearPolicy near;

    private final @Nullable UnaryOperator<V> nearCopier;

    private CachedMethod(Builder<V> builder) {
        this.shape = builder.draft.finish();
        this.nullTtl = builder.nullTtl;
        try {
            this.freshness = Freshness.of(
                    shape.expiry(), builder.refreshAfter, builder.rethrow, builder.softDeadline, builder.hardDeadline);
            this.near = builder.nearPolicy(shape.expiry());
            this.nearCopier = builder.nearCopier;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(shape.name() + ": " + e.getMessage(), e);
        }
    }

    /** Begins the constants of a method that returns values of a class. */
    public static <V> Builder<V> returning(Class<V> type) {
        return new Builder<>(TypeToken.of(type));
    }

    /** Begins the constants of a method that returns values of a generic type. */
    public static <V> Builder<V> returning(TypeToken<V> type) {
        return new Builder<>(type);
    }

    /** Returns the constants that updating methods have as well. */
    public MethodShape<V> shape() {
        return shape;
    }

    /** Returns how long the absence of a value is remembered; {@code null} when it is not. */
    public @Nullable Duration nullTtl() {
        return nullTtl;
    }

    /** Returns how values are kept fresh beyond their TTL. */
    public Freshness freshness() {
        return freshness;
    }

    /** Returns how values are kept in this JVM; {@code null} when each call asks the store. */
    public @Nullable NearPolicy near() {
        return near;
    }

    /** Returns what copies the values that are kept in this JVM; {@code null} when they are decoded for each caller, or shared. */
    public @Nullable UnaryOperator<V> nearCopier() {
        return nearCopier;
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

        private @Nullable Duration near;

        private boolean nearShared;

        private @Nullable UnaryOperator<V> nearCopier;

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

        /** Sets how long the absence of a value is remembered, at least one millisecond; by default it is not. */
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
         * Sets the age from which a value is refreshed in the background, below the minimum TTL; by default none is. One
         * caller in the fleet refreshes it, while all callers get the current value.
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
        @SuppressWarnings("varargs") // the array is only read
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
         * {@link dev.larder.runtime.error.LoadTimeoutException}, while the load goes on. Loads of blocking methods then run on threads of the
         * {@code Larder}, except in a transaction.
         */
        public Builder<V> hardLoadDeadline(Duration deadline) {
            this.hardDeadline = Expiry.requireTtl(deadline, "hardLoadDeadline");
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
         * Sets how long this JVM serves a value without asking the store, below the minimum TTL; by default not at all. An
         * absent answer is served so for at most {@link #nullTtl}. Each caller gets a copy of its own, decoded from JSON or made by
         * {@link #nearCopies}, unless {@link #nearShared} is set.
         */
        public Builder<V> near(Duration time) {
            this.near = Expiry.requireTtl(time, "near");
            return this;
        }

        /**
         * Sets that all callers get the same object from this JVM's near cache, since nobody changes a value; needs
         * {@link #near}.
         */
        public Builder<V> nearShared() {
            this.nearShared = true;
            return this;
        }

        /**
         * Sets what copies a value for each caller of this JVM's near cache; needs {@link #near}. By default values are decoded from JSON
         * for each caller, which takes longer.
         *
         * <p>Each value that is kept for copies is compared with what was decoded, which takes about as long as to decode it. From the first
         * one on that differs, or cannot be copied, values are decoded all the same.
         *
         * @param copier returns a value in the same state that shares nothing with its argument that can be changed; it is never
         *     called with {@code null}, may be called on any thread, and must not change its argument. {@link Copies} copies
         *     collections
         */
        public Builder<V> nearCopies(UnaryOperator<V> copier) {
            this.nearCopier = Objects.requireNonNull(copier, "copier");
            return this;
        }

        private @Nullable NearPolicy nearPolicy(Expiry expiry) {
            if (near == null) {
                if (nearShared || nearCopier != null) {
                    String attribute = nearShared ? "nearShared" : "nearCopies";
                    throw new IllegalArgumentException(attribute
                            + " needs near: without it no value is kept in this JVM; add near, or remove " + attribute);
                }
                return null;
            }
            if (nearShared && nearCopier != null) {
                throw new IllegalArgumentException(
                        "nearShared and nearCopies contradict each other: callers share one object, or each gets a copy;"
                                + " remove one of them");
            }
            NearPolicy policy = new NearPolicy(near, nearShared);
            policy.requireShorterThan(expiry);
            return policy;
        }

        /**
         * Returns the constants.
         *
         * @throws IllegalStateException when a required one is missing
         * @throws IllegalArgumentException when two of them contradict each other
         */
        public CachedMethod<V> build() {
            return new CachedMethod<>(this);
        }
    }
}
