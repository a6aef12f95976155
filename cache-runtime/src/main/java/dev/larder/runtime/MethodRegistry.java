package dev.larder.runtime;

import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The methods that are bound to one {@link Larder}: which type owns which keys, and what was counted. Thread-safe. */
final class MethodRegistry {

    private final Map<String, MethodShape<?>> ownersOfKeys = new ConcurrentHashMap<>();

    /** Written under the lock of this, so that listeners miss none. */
    private final Set<BoundMethod> methods = ConcurrentHashMap.newKeySet();

    /** Guarded by this. */
    private final Set<Consumer<BoundMethod>> listeners = new LinkedHashSet<>();

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

    MethodCounters counters(BoundMethod method) {
        MethodCounters counted = counters.computeIfAbsent(method.name(), absent -> new MethodCounters());
        for (Consumer<BoundMethod> listener : add(method)) {
            listener.accept(method);
        }
        return counted;
    }

    /** Returns the listeners to tell of the method; none when it is bound already. */
    private List<Consumer<BoundMethod>> add(BoundMethod method) {
        if (methods.contains(method)) {
            return List.of();
        }
        synchronized (this) {
            return methods.add(method) ? List.copyOf(listeners) : List.of();
        }
    }

    List<BoundMethod> methods() {
        return methods.stream().sorted(Comparator.comparing(BoundMethod::name)).toList();
    }

    /** Tells of each method once, whether it is bound already or will be. */
    void whenBound(Consumer<BoundMethod> listener) {
        List<BoundMethod> bound;
        synchronized (this) {
            listeners.add(listener);
            bound = methods();
        }
        bound.forEach(listener);
    }

    /** Returns the counts of one method, all zero when there is none of this name. */
    MethodStats stats(String name) {
        MethodCounters counted = counters.get(name);
        return counted == null ? MethodStats.NONE : MethodStats.of(counted);
    }

    Map<String, MethodStats> stats() {
        return counters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> MethodStats.of(entry.getValue())));
    }
}
