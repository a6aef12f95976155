package dev.larder.runtime.internal.binding;

import dev.larder.runtime.key.CacheKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ids of one call of a batch method, in their order and without repetitions, and the keys of these ids. */
public final class BatchKeys<K> {

    private final Map<K, CacheKey> keys;

    private final Map<CacheKey, K> ids;

    private boolean isKeyless;

    /**
     * Collects the keys of a call.
     *
     * @throws NullPointerException when there are no ids at all
     */
    public BatchKeys(Iterable<? extends K> ids, Function<? super K, CacheKey> keyOf) {
        int capacity = ids instanceof Collection<?> some ? capacityFor(some.size()) : capacityFor(0);
        this.keys = new LinkedHashMap<>(capacity);
        this.ids = new LinkedHashMap<>(capacity);
        for (K id : Objects.requireNonNull(ids, "ids")) {
            if (!keys.containsKey(id)) {
                CacheKey key = keyOf.apply(id);
                keys.put(id, key);
                isKeyless |= key.isNone();
                // Two ids may have the same text: the first one stands for both.
                this.ids.putIfAbsent(key, id);
            }
        }
    }

    /** Returns the capacity of a map that holds so many entries without growing. */
    public static int capacityFor(int size) {
        return Math.max(16, size + size / 3 + 1);
    }

    /** Returns whether an id has no key. Then the call goes past the cache with all its ids. */
    public boolean isKeyless() {
        return isKeyless;
    }

    /** Returns all ids, in their order. */
    public List<K> allIds() {
        return Collections.unmodifiableList(new ArrayList<>(keys.keySet()));
    }

    /** Returns the values of a call past the cache, in the order of the ids; those without a value are left out. */
    public <V> Map<K, V> ordered(Map<K, V> values) {
        Map<K, V> byId = new LinkedHashMap<>(capacityFor(values.size()));
        for (K id : keys.keySet()) {
            V value = valueOf(values, id);
            if (value != null) {
                byId.put(id, value);
            }
        }
        return byId;
    }

    /** Returns an id for each key. */
    public Map<CacheKey, K> ids() {
        return ids;
    }

    /** Returns the values by id, in the order of the ids; those without a value are left out. */
    public <V> Map<K, V> map(Map<CacheKey, V> values) {
        Map<K, V> byId = new LinkedHashMap<>(capacityFor(values.size()));
        keys.forEach((id, key) -> {
            V value = values.get(key);
            if (value != null) {
                byId.put(id, value);
            }
        });
        return byId;
    }

    /** Returns the values in the order of the ids; those without a value are left out. */
    public <V> List<V> list(Map<CacheKey, V> values) {
        List<V> list = new ArrayList<>(values.size());
        for (CacheKey key : keys.values()) {
            V value = values.get(key);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    /** Returns the value of an id, which may be {@code null} also where the map knows no {@code null} key. */
    public static <K, V> @Nullable V valueOf(Map<K, V> values, @Nullable K id) {
        if (id != null) {
            return values.get(id);
        }
        for (Map.Entry<K, V> entry : values.entrySet()) {
            if (entry.getKey() == null) {
                return entry.getValue();
            }
        }
        return null;
    }

    /**
     * Sorts the result of a method by the id that each value names. Nulls are left out.
     *
     * @throws IllegalStateException when two values name the same id, since only one could be kept
     */
    public static <K, V> Map<K, V> byId(
            Collection<? extends V> values, Function<? super V, ? extends K> by, Object method) {
        Map<K, V> byId = new HashMap<>();
        for (V value : values) {
            if (value != null && byId.put(by.apply(value), value) != null) {
                throw new IllegalStateException(method + " returned two values with the same id; a batch method returns"
                        + " at most one value for an id, otherwise let it return a Map from the id to a List");
            }
        }
        return byId;
    }

    /** Sorts like {@link #byId}, but leaves out all values of an id that several values name, since any of them may be the latest. */
    public static <K, V> Map<K, V> unambiguousById(
            Collection<? extends V> values, Function<? super V, ? extends K> by) {
        Map<K, V> byId = new HashMap<>();
        Set<K> named = new HashSet<>();
        for (V value : values) {
            if (value != null) {
                K id = by.apply(value);
                if (named.add(id)) {
                    byId.put(id, value);
                } else {
                    byId.remove(id);
                }
            }
        }
        return byId;
    }
}
