package dev.larder.runtime.internal.binding;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.key.TagTemplate;
import dev.larder.runtime.method.MethodInfo;
import dev.larder.runtime.method.MethodShape;
import dev.larder.runtime.method.NearPolicy;
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
import org.jspecify.annotations.Nullable;

/** The methods that are bound to one {@code Larder}: the owners of keys, and the counters. Thread-safe. */
public final class MethodRegistry {

    private final TagReach reach;

    private final Map<String, MethodShape<?>> ownersOfKeys = new ConcurrentHashMap<>();

    /** The first method that keeps values near, by the shape of its keys. */
    private final Map<String, NearOwner> nearOwners = new ConcurrentHashMap<>();

    private final Map<String, MethodCounters> counters = new ConcurrentHashMap<>();

    /** The bound methods. Guarded by this for writing, so that each listener is told of each method. */
    private final Set<MethodInfo> methods = ConcurrentHashMap.newKeySet();

    /** Guarded by this. */
    private final Set<Consumer<MethodInfo>> listeners = new LinkedHashSet<>();

    /** @param reach learns which keys may carry tags */
    public MethodRegistry(TagReach reach) {
        this.reach = reach;
    }

    /**
     * Registers the keys of a method and returns the format of its values. The processor has checked each compilation; here
     * modules meet that were compiled apart.
     */
    <V> ValueFormat<V> register(MethodShape<V> shape, ValueCodec codec) {
        MethodShape<?> owner = ownersOfKeys.putIfAbsent(shape.template().shape(), shape);
        if (owner != null && !owner.type().equals(shape.type())) {
            requireOneClassLoader(shape, owner);
            throw new CacheException(shape.name() + " stores " + shape.type() + " under \"" + shape.template()
                    + "\", where " + owner.name() + " stores " + owner.type()
                    + "; give one of them another key, such as \"" + shape.template() + ":2\"");
        }
        if (owner != null && !owner.expiry().staleFor().equals(shape.expiry().staleFor())) {
            throw new CacheException(
                    shape.name() + " has staleIfError " + shape.expiry().staleFor() + " for \""
                            + shape.template() + "\", where " + owner.name() + " has "
                            + owner.expiry().staleFor() + "; the remaining time tells a value's age, so all"
                            + " methods of the same keys must have the same");
        }
        if (owner != null && !globs(owner).equals(globs(shape))) {
            throw new CacheException(
                    shape.name() + " has the tags " + shape.tags() + " for \"" + shape.template() + "\", where "
                            + owner.name() + " has " + owner.tags()
                            + "; an eviction by a tag must find a value whichever of them stored it, so let both have"
                            + " the same tags");
        }
        reach.add(shape.name(), shape.template(), shape.tags());
        try {
            return codec.format(shape.type().type());
        } catch (UnsupportedValueException e) {
            throw new CacheException(shape.name() + " cannot be cached: " + e.getMessage(), e);
        }
    }

    /**
     * Registers a method that keeps its values near. Returns what stands for all methods of the same keys and values, which understand
     * each other's entries.
     */
    Object registerNear(MethodShape<?> shape, NearPolicy policy) {
        NearOwner own = new NearOwner(shape.name(), policy.shared());
        NearOwner owner = nearOwners.putIfAbsent(shape.template().shape(), own);
        if (owner != null && owner.shared() != own.shared()) {
            throw new CacheException(shape.name() + (own.shared() ? " shares" : " copies") + " the near values of \""
                    + shape.template() + "\", where " + owner.name() + (owner.shared() ? " shares" : " copies")
                    + " them; callers of one would change the objects of the other. Write nearShared = true at both, or at"
                    + " neither");
        }
        return owner == null ? own : owner;
    }

    private static Set<String> globs(MethodShape<?> shape) {
        return shape.tags().stream().map(TagTemplate::glob).collect(Collectors.toSet());
    }

    private static void requireOneClassLoader(MethodShape<?> shape, MethodShape<?> owner) {
        if (owner.type().toString().equals(shape.type().toString())) {
            throw new CacheException(shape.name() + " stores " + shape.type() + " of the class loaders "
                    + TypeLoaders.of(shape.type().type()) + " under \"" + shape.template() + "\", where " + owner.name()
                    + " stores a type of the same name of the class loaders "
                    + TypeLoaders.of(owner.type().type())
                    + "; open a Larder for each of the applications, or let one class loader load the type for both");
        }
    }

    /** Returns the counters of a method. Tells the listeners of the method at the first call. */
    public MethodCounters counters(MethodInfo method) {
        MethodCounters counted = counters.computeIfAbsent(method.name(), absent -> new MethodCounters());
        for (Consumer<MethodInfo> listener : add(method)) {
            listener.accept(method);
        }
        return counted;
    }

    /** Returns the listeners to tell of the method; none when it is bound already. */
    private List<Consumer<MethodInfo>> add(MethodInfo method) {
        if (methods.contains(method)) {
            return List.of();
        }
        synchronized (this) {
            return methods.add(method) ? List.copyOf(listeners) : List.of();
        }
    }

    /** Returns the bound methods by name. */
    public List<MethodInfo> methods() {
        return methods.stream().sorted(Comparator.comparing(MethodInfo::name)).toList();
    }

    /** Tells a listener of each method once, whether it is bound already or later. */
    public void whenBound(Consumer<MethodInfo> listener) {
        List<MethodInfo> bound;
        synchronized (this) {
            listeners.add(listener);
            bound = methods();
        }
        bound.forEach(listener);
    }

    /** Returns the counters of one method, or {@code null} when no method of this name is bound. */
    public @Nullable MethodCounters find(String name) {
        return counters.get(name);
    }

    /** Returns the counters of all methods by name. */
    public Map<String, MethodCounters> counters() {
        return Map.copyOf(counters);
    }

    /** A method that keeps values near. Compared by identity where entries are looked at. */
    private record NearOwner(String name, boolean shared) {}
}
