package dev.larder.runtime;

import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The values of the cache client: a format for each type, made when it is first used. Thread-safe. */
final class ClientValues {

    /** What its counts are listed under. */
    static final String NAME = "CacheClient";

    private final CacheContext context;

    private final Supplier<MethodCounters> counters;

    private final Map<TypeToken<?>, ValueFormat<?>> formats = new ConcurrentHashMap<>();

    /** @param counters begin when they are first needed */
    ClientValues(CacheContext context, Supplier<MethodCounters> counters) {
        this.context = context;
        this.counters = counters;
    }

    /** Returns the value, or {@code null} when there is none of this type. */
    <V> @Nullable V read(CacheKey key, Lookup found, ValueFormat<V> format) {
        V value = null;
        if (found instanceof Lookup.Hit hit) {
            try {
                value = format.decode(hit.value());
            } catch (RejectedValueException e) {
                counters.get().valueRejected();
                context.troubles().warn(Trouble.VALUE_REJECTED, NAME, key.name(), e);
            }
        }
        if (value == null) {
            counters.get().miss();
        } else {
            counters.get().hit();
        }
        return value;
    }

    static <V> byte[] write(V value, ValueFormat<V> format) {
        try {
            return format.encode(value);
        } catch (UnsupportedValueException e) {
            throw new CacheException("the value cannot be cached: " + e.getMessage(), e);
        }
    }

    /** @throws CacheException when values of the type cannot be written and read back */
    @SuppressWarnings("unchecked") // made for this very type
    <V> ValueFormat<V> format(TypeToken<V> type) {
        ValueFormat<?> known = formats.get(type);
        if (known != null) {
            return (ValueFormat<V>) known;
        }
        try {
            ValueFormat<V> format = context.codec().format(type.type());
            formats.put(type, format);
            return format;
        } catch (UnsupportedValueException e) {
            throw new CacheException(type + " cannot be cached: " + e.getMessage(), e);
        }
    }

    /** Returns the format of a value's own class. */
    @SuppressWarnings("unchecked") // the class of this value
    <V> ValueFormat<V> formatOf(V value) {
        Class<?> type = value.getClass();
        if (type.getTypeParameters().length > 0 || type.isHidden() || type.isAnonymousClass()) {
            throw new CacheException(type.getName() + " does not tell what it holds; pass its type as well, as in"
                    + " client.set(key, value, new TypeToken<List<User>>() {}, ttl)");
        }
        return format(TypeToken.of((Class<V>) type));
    }
}
