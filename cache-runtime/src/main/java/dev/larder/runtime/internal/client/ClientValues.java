package dev.larder.runtime.internal.client;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.internal.stats.Counter;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.MethodInfo;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The values of the programmatic cache: a format for each type, made when it is first used. Thread-safe. */
public final class ClientValues {

    /** The name of the programmatic cache in the statistics. */
    private static final String NAME = "CacheClient";

    /** The programmatic cache as a method: its keys are of any form. */
    public static final MethodInfo METHOD = new MethodInfo(NAME, "*");

    private final ValueCodec codec;

    private final int maxValueSize;

    private final TroubleLog troubles;

    private final Supplier<MethodCounters> counters;

    private final Map<TypeToken<?>, ValueFormat<?>> formats = new ConcurrentHashMap<>();

    /** @param counters is asked when the counters are first needed */
    public ClientValues(ValueCodec codec, int maxValueSize, TroubleLog troubles, Supplier<MethodCounters> counters) {
        this.codec = codec;
        this.maxValueSize = maxValueSize;
        this.troubles = troubles;
        this.counters = counters;
    }

    /** Returns the value, or {@code null} when there is none of this type. */
    public <V> @Nullable V read(CacheKey key, Lookup found, ValueFormat<V> format) {
        if (found instanceof Lookup.Oversized large) {
            tooLarge(key, large.size());
        }
        V value = found instanceof Lookup.Hit hit ? decode(key, hit.value(), format) : null;
        if (value == null) {
            counters.get().increment(Counter.MISSES);
        } else {
            counters.get().increment(Counter.HITS);
        }
        return value;
    }

    private <V> @Nullable V decode(CacheKey key, byte[] bytes, ValueFormat<V> format) {
        if (bytes.length > maxValueSize) {
            tooLarge(key, bytes.length);
            return null;
        }
        try {
            return format.decode(bytes);
        } catch (RejectedValueException e) {
            counters.get().increment(Counter.REJECTED_VALUES);
            troubles.warn(Trouble.VALUE_REJECTED, NAME, key.name(), e);
            return null;
        }
    }

    /**
     * Returns the stored form of a value.
     *
     * @throws CacheException when the value cannot be written, or is larger than values may be
     */
    public <V> Map<CacheKey, byte[]> written(CacheKey key, V value, ValueFormat<V> format) {
        return Map.of(key, write(key, value, format));
    }

    /** Returns the stored forms of several values, in their order. */
    public <V> Map<CacheKey, byte[]> written(
            Map<String, V> entries, Function<String, CacheKey> keys, ValueFormat<V> format) {
        Map<CacheKey, byte[]> written = new LinkedHashMap<>();
        Objects.requireNonNull(entries, "entries").forEach((name, value) -> {
            CacheKey key = keys.apply(name);
            written.put(key, write(key, value, format));
        });
        return written;
    }

    private <V> byte[] write(CacheKey key, V value, ValueFormat<V> format) {
        Objects.requireNonNull(value, () -> "the value of " + key);
        byte[] bytes;
        try {
            bytes = format.encode(value);
        } catch (UnsupportedValueException e) {
            throw new CacheException("the value of " + key + " cannot be cached: " + e.getMessage(), e);
        }
        if (bytes.length > maxValueSize) {
            counters.get().increment(Counter.OVERSIZED_VALUES);
            throw new CacheException("the value of " + key + " cannot be cached: " + size(bytes.length));
        }
        return bytes;
    }

    private void tooLarge(CacheKey key, long size) {
        counters.get().increment(Counter.OVERSIZED_VALUES);
        troubles.warn(Trouble.VALUE_TOO_LARGE, NAME, key.name(), size(size));
    }

    private static String size(long bytes) {
        return bytes + " bytes, more than maxValueSize allows";
    }

    /** @throws CacheException when values of the type cannot be written and read back */
    @SuppressWarnings("unchecked") // made for this very type
    public <V> ValueFormat<V> format(TypeToken<V> type) {
        ValueFormat<?> known = formats.get(Objects.requireNonNull(type, "type"));
        if (known != null) {
            return (ValueFormat<V>) known;
        }
        try {
            ValueFormat<V> format = codec.format(type.type());
            formats.put(type, format);
            return format;
        } catch (UnsupportedValueException e) {
            throw new CacheException(type + " cannot be cached: " + e.getMessage(), e);
        }
    }

    /** Returns the format of a value's own class. */
    @SuppressWarnings("unchecked") // the class of this value
    public <V> ValueFormat<V> formatOf(V value) {
        Objects.requireNonNull(value, "value");
        // A constant with a body has a class of its own.
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        if (type.getTypeParameters().length > 0 || type.isHidden() || type.isAnonymousClass()) {
            throw new CacheException(type.getName() + " does not tell what it holds; pass its type as well, as in"
                    + " client.set(key, value, new TypeToken<List<User>>() {}, ttl)");
        }
        return format(TypeToken.of((Class<V>) type));
    }
}
