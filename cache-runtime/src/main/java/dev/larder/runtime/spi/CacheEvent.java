package dev.larder.runtime.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that a {@code Larder} did. Never holds a value, and a key only where the configuration asks for it
 * ({@code keysInEvents}): arguments of calls are often personal data.
 */
public sealed interface CacheEvent {

    /** An event of one method, named as in its statistics: {@code UserService.find}. */
    sealed interface OfMethod extends CacheEvent {

        /** Returns the name of the method. */
        String method();

        /** Returns the whole key, or {@code null} where events carry none. */
        @Nullable
        String key();
    }

    /** A call was answered from the store. */
    record Hit(String method, @Nullable String key) implements OfMethod {}

    /** A call was answered by the memory that there is no value. */
    record AbsentHit(String method, @Nullable String key) implements OfMethod {}

    /** The first read of a call found nothing usable. */
    record Miss(String method, @Nullable String key) implements OfMethod {}

    /** A call went to its loader without the store, which failed, or which still holds what was to be evicted. */
    record Bypassed(String method, @Nullable String key) implements OfMethod {}

    /**
     * The loader, or the updating method, was called.
     *
     * @param failure what it threw; {@code null} when it returned
     */
    record Load(
            String method,
            @Nullable String key,
            Duration time,
            @Nullable Throwable failure) implements OfMethod {}

    /** A loaded value was not stored because an eviction came in between. */
    record StoreRefused(String method, @Nullable String key) implements OfMethod {}

    /**
     * A value was not cached, or a stored one not used.
     *
     * @param reason in words; holds nothing of the value
     */
    record ValueRejected(String method, @Nullable String key, String reason) implements OfMethod {}

    /**
     * A value past its TTL was served.
     *
     * @param failure why there is no fresh one; {@code null} when the load only takes too long
     */
    record StaleServed(
            String method, @Nullable String key, @Nullable Throwable failure) implements OfMethod {}

    /**
     * An eviction succeeded.
     *
     * @param key of the first target, which may be a pattern
     * @param keys how many keys it removed
     */
    record Evicted(String method, @Nullable String key, long keys) implements OfMethod {}

    /**
     * The breaker changed its state.
     *
     * @param reason the last failure, for the state {@code OPEN}; otherwise {@code null}
     */
    record BreakerChanged(
            BreakerState from, BreakerState to, @Nullable String reason) implements CacheEvent {}

    /**
     * An eviction failed and is kept to be replayed.
     *
     * @param targets how many keys and patterns it names
     * @param pending how many are pending now, this one included
     */
    record EvictionQueued(int targets, int pending, String reason) implements CacheEvent {}

    /**
     * Too many evictions are pending, so that some were replaced by a wider one.
     *
     * @param replaced how many
     */
    record EvictionsWidened(int replaced) implements CacheEvent {}

    /**
     * Pending evictions succeeded.
     *
     * @param targets how many
     * @param keys how many keys they removed
     * @param pending how many are left
     */
    record EvictionsReplayed(int targets, long keys, int pending) implements CacheEvent {}

    /** A {@code Larder} was closed while evictions were pending: values that should be gone may be read until their TTL. */
    record EvictionsLost(int targets) implements CacheEvent {}
}
