package dev.larder.runtime.spi;

import dev.larder.runtime.spi.near.NearLink;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An event of a {@code Larder}. It never holds a value. It holds a key only when {@code keysInEvents} is set, since arguments
 * of calls are often personal data. Immutable.
 */
public sealed interface CacheEvent {

    /** An event of one method, named as in its statistics: {@code UserService.find}. */
    sealed interface OfMethod extends CacheEvent {

        /** Returns the name of the method. */
        String method();

        /** Returns the whole key, or {@code null} when events hold no keys. */
        @Nullable
        String key();
    }

    /** A call was answered from the store, or from what this JVM keeps near. */
    record Hit(String method, @Nullable String key) implements OfMethod {}

    /** A call was answered by an absent marker: there is no value. */
    record AbsentHit(String method, @Nullable String key) implements OfMethod {}

    /** The first read of a call found no usable value. */
    record Miss(String method, @Nullable String key) implements OfMethod {}

    /** A call loaded without the store, because the store fails, or an eviction of the key is pending. */
    record Bypassed(String method, @Nullable String key) implements OfMethod {}

    /**
     * The loader, or the updating method, was called.
     *
     * @param time the time that it took
     * @param failure the exception that it threw; {@code null} when it returned
     */
    record Load(
            String method,
            @Nullable String key,
            Duration time,
            @Nullable Throwable failure) implements OfMethod {}

    /** A loaded value was not stored, because an eviction came between the load and the store. */
    record StoreRefused(String method, @Nullable String key) implements OfMethod {}

    /**
     * A value was not stored, or a stored value was not used.
     *
     * @param reason in words; never holds a part of the value
     */
    record ValueRejected(String method, @Nullable String key, String reason) implements OfMethod {}

    /**
     * A value past its TTL was served.
     *
     * @param failure the failure of the load; {@code null} when the load takes too long
     */
    record StaleServed(
            String method, @Nullable String key, @Nullable Throwable failure) implements OfMethod {}

    /**
     * The auditor found that the store holds another value than the source.
     *
     * @param age maximum time for which the value has been stored; {@code null} when that is unknown
     * @param difference the property that differs first, with its path, in words; never holds a part of the value
     * @param repaired whether the value was removed
     */
    record FoundStale(
            String method, @Nullable String key, @Nullable Duration age, String difference, boolean repaired)
            implements OfMethod {}

    /**
     * An eviction succeeded.
     *
     * @param key the key or pattern of the first target
     * @param keys number of removed keys
     */
    record Evicted(String method, @Nullable String key, long keys) implements OfMethod {}

    /**
     * The breaker of a partition changed its state. A store has one partition, a cluster one for each master.
     *
     * @param partition the name of its server
     * @param reason the last failure when the breaker opened; otherwise {@code null}
     */
    record BreakerChanged(
            String partition,
            BreakerState from,
            BreakerState to,
            @Nullable String reason) implements CacheEvent {}

    /**
     * An eviction failed and is pending.
     *
     * @param targets number of its keys and patterns
     * @param pending number of evictions that are pending now, this one included
     */
    record EvictionQueued(int targets, int pending, String reason) implements CacheEvent {}

    /**
     * Too many evictions were pending, and a wider one replaced some of them.
     *
     * @param replaced number of the replaced evictions
     */
    record EvictionsWidened(int replaced) implements CacheEvent {}

    /**
     * Pending evictions succeeded.
     *
     * @param targets number of these evictions
     * @param keys number of removed keys
     * @param pending number of evictions that are still pending
     */
    record EvictionsReplayed(int targets, long keys, int pending) implements CacheEvent {}

    /**
     * The link of the near cache changed its state. Where it is not linked, calls ask the store.
     *
     * @param state the new state
     */
    record NearLinkChanged(NearLink.State state) implements CacheEvent {}

    /**
     * Evictions that a process had left in the {@link EvictionOutbox} succeeded.
     *
     * @param targets number of their keys and patterns
     * @param keys number of removed keys
     */
    record EvictionsRelayed(int targets, long keys) implements CacheEvent {}

    /**
     * A {@code Larder} was closed before evictions succeeded. Other processes may read the evicted values until their TTL ends.
     *
     * @param targets number of these evictions
     */
    record EvictionsLost(int targets) implements CacheEvent {}
}
