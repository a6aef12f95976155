package dev.larder.runtime;

import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The methods that are bound to one {@link Larder}: which type owns which keys, and what was counted. Thread-safe. */
final class MethodRegistry {

    private final Map<String, MethodShape<?>> ownersOfKeys = new ConcurrentHashMap<>();

    private final Map<String, MethodCounters> counters = new ConcurrentHashMap<>();

    /**
     * Registers what a method stores under its keys. The processor has checked this within each compilation; here
     * modules that were compiled apart meet.
     */
    <V> ValueFormat<V> register(MethodShape<V> shape, ValueCodec codec) {
        MethodShape<?> owner = ownersOfKeys.putIfAbsent(shape.template().shape(), shape);
        if (owner != null && !owner.type().equals(shape.type())) {
            throw new CacheException(shape.name() + " stores " + shape.type() + " under \"" + shape.template()
                    + "\", where " + owner.name() + " stores " + owner.type()
                    + "; give one of them another key, such as \"" + shape.template() + ":2\"");
        }
        if (owner != null && !owner.expiry().staleFor().equals(shape.expiry().staleFor())) {
            throw new CacheException(
                    shape.name() + " has staleIfError " + shape.expiry().staleFor() + " for \""
                            + shape.template() + "\", where " + owner.name() + " has "
                            + owner.expiry().staleFor() + "; a value's age is told by the time that it is kept, so"
                            + " all methods of the same keys must say the same");
        }
        try {
            return codec.format(shape.type().type());
        } catch (UnsupportedValueException e) {
            throw new CacheException(shape.name() + " cannot be cached: " + e.getMessage(), e);
        }
    }

    MethodCounters counters(String name) {
        return counters.computeIfAbsent(name, absent -> new MethodCounters());
    }

    Map<String, MethodStats> stats() {
        return counters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> MethodStats.of(entry.getValue())));
    }
}
