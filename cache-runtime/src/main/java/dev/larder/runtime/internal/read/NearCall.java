package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.binding.BatchKeys;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.binding.NearValues;
import dev.larder.runtime.internal.binding.ReadResult;
import dev.larder.runtime.internal.near.NearStamp;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.Freshness;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The near cache as one call uses it: it answers keys before the call asks the store, and keeps what the call finds or stores. Nothing
 * happens where the method keeps nothing near, and inside a transaction. Not thread-safe; used by the steps of the call.
 */
final class NearCall<V> {

    private static final NearCall<?> NONE = new NearCall<>(null, null);

    private final @Nullable NearValues<V> near;

    private final @Nullable Freshness freshness;

    /** The stamps of the keys that the call asks the store for, taken before its first command. */
    private final Map<CacheKey, NearStamp> stamps = new HashMap<>();

    private NearCall(@Nullable NearValues<V> near, @Nullable Freshness freshness) {
        this.near = near;
        this.freshness = freshness;
    }

    /** Returns the near cache for a call that begins on this thread. */
    static <V> NearCall<V> of(ReadEngine engine, BoundMethod<V> method) {
        NearValues<V> near = engine.near(method);
        return near == null ? none() : new NearCall<>(near, method.freshness());
    }

    /** Returns what keeps and answers nothing. */
    @SuppressWarnings("unchecked") // it holds no value of any type
    static <V> NearCall<V> none() {
        return (NearCall<V>) NONE;
    }

    /** Takes the values that are near, and returns the keys that are not, in their order. The call asks the store for them next. */
    <K> Map<CacheKey, K> take(Map<CacheKey, K> ids, Map<CacheKey, V> values) {
        NearValues<V> known = near;
        if (known == null) {
            return ids;
        }
        Map<CacheKey, K> rest = new LinkedHashMap<>(BatchKeys.capacityFor(ids.size()));
        ids.forEach((key, id) -> {
            Object answer = known.read(key);
            if (answer == null) {
                rest.put(key, id);
                return;
            }
            V value = known.value(answer);
            if (value != null) {
                values.put(key, value);
            }
        });
        expect(rest.keySet());
        return rest;
    }

    /** Takes the stamps of keys that the call asks the store for next. */
    void expect(Collection<CacheKey> keys) {
        if (near != null) {
            for (CacheKey key : keys) {
                NearStamp stamp = near.stamp(key);
                if (stamp != null) {
                    stamps.put(key, stamp);
                }
            }
        }
    }

    /**
     * Keeps what a read found.
     *
     * @param left the time that the store still keeps it; {@code null} when that is unknown
     */
    void found(CacheKey key, Lookup found, ReadResult.Answered<V> answered, @Nullable Duration left) {
        NearStamp stamp = stamps.get(key);
        if (near == null || stamp == null) {
            return;
        }
        boolean ages = freshness != null && freshness.looksAtAge();
        if (left != null || !ages) {
            near.found(stamp, found, answered, freshFor(answered.value() == null, left));
        }
    }

    /** Keeps a value that the store accepted, or an absence. */
    void stored(CacheKey key, Lookup written, StoreRequest request, long sentNanos) {
        NearStamp stamp = stamps.get(key);
        if (near != null && stamp != null) {
            Duration freshFor = freshFor(written instanceof Lookup.AbsentHit, request.ttl());
            near.stored(stamp, written, sentNanos, freshFor == null ? request.ttl() : freshFor);
        }
    }

    /** Returns how long an answer needs no refresh. An absence lives by its own TTL. */
    private @Nullable Duration freshFor(boolean absent, @Nullable Duration left) {
        return left == null || absent || freshness == null ? left : freshness.freshFor(left);
    }

    /** Returns the present time of the near cache's clock; any number where nothing is kept near. */
    long nanoTime() {
        return near == null ? 0 : near.nanoTime();
    }
}
