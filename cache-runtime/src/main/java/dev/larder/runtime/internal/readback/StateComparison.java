package dev.larder.runtime.internal.readback;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values by their state: elements of collections, components and fields of objects, and {@code equals} only where
 * the state is out of reach. For one comparison; not thread-safe.
 */
public final class StateComparison {

    private final Map<Object, Object> compared = new IdentityHashMap<>();

    private final Deque<String> path = new ArrayDeque<>();

    /** Whether the order of a set or a map is a part of its state. */
    private final boolean ordered;

    private int left;

    /** @param limit how many objects to look at */
    public StateComparison(int limit) {
        this(limit, true);
    }

    /**
     * @param limit how many objects to look at
     * @param ordered whether the order of a set or a map is a part of its state
     */
    StateComparison(int limit, boolean ordered) {
        this.left = limit;
        this.ordered = ordered;
    }

    /** Returns the first difference that is found, with the path to it. */
    public Optional<String> difference(@Nullable Object value, @Nullable Object copy) {
        if (value == copy) {
            return Optional.empty();
        }
        if (value == null || copy == null) {
            return told(article(value) + " became " + article(copy));
        }
        if (left-- <= 0 || compared.put(value, copy) == copy) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> map) {
            return copy instanceof Map<?, ?> other ? maps(map, other) : told(change(value, copy));
        }
        if (value instanceof Collection<?> elements) {
            return copy instanceof Collection<?> other ? collections(elements, other) : told(change(value, copy));
        }
        if (value instanceof Optional<?> optional && copy instanceof Optional<?> other) {
            return difference(optional.orElse(null), other.orElse(null));
        }
        if (value.getClass() != copy.getClass()) {
            return told(change(value, copy));
        }
        return value.getClass().isArray() ? arrays(value, copy) : objects(value, copy);
    }

    private Optional<String> collections(Collection<?> value, Collection<?> copy) {
        if (kind(value) != kind(copy) && !(kind(value) == Collection.class)) {
            return told(change(value, copy));
        }
        if (value.size() != copy.size()) {
            return told("it has another number of elements");
        }
        if (value instanceof SortedSet<?> one
                && copy instanceof SortedSet<?> other
                && !Objects.equals(order(one.comparator()), order(other.comparator()))) {
            return told("its comparator is lost");
        }
        // A hash set may iterate in another order.
        if (value instanceof Set<?> && value.equals(copy) && copy.equals(value) && !inSameOrder(value, copy)) {
            return ordered ? told("its elements come in another order") : pairs(value, copy);
        }
        Iterator<?> copies = copy.iterator();
        for (Object element : value) {
            Optional<String> found = within("[]", element, copies.next());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Compares the elements of equal sets, whatever their order is. */
    private Optional<String> pairs(Collection<?> value, Collection<?> copy) {
        Map<Object, Object> copies = new HashMap<>();
        copy.forEach(element -> copies.put(element, element));
        for (Object element : value) {
            Optional<String> found = within("[]", element, copies.get(element));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static @Nullable Comparator<?> order(@Nullable Comparator<?> comparator) {
        return comparator == Comparator.naturalOrder() ? null : comparator;
    }

    private static boolean inSameOrder(Collection<?> value, Collection<?> copy) {
        Iterator<?> copies = copy.iterator();
        return value.stream().allMatch(element -> Objects.equals(element, copies.next()));
    }

    private static Class<?> kind(Collection<?> value) {
        if (value instanceof List<?>) {
            return List.class;
        }
        return value instanceof Set<?> ? Set.class : Collection.class;
    }

    private Optional<String> maps(Map<?, ?> value, Map<?, ?> copy) {
        if (value.size() != copy.size()) {
            return told("it has another number of entries");
        }
        if (value instanceof SortedMap<?, ?> one) {
            boolean kept = copy instanceof SortedMap<?, ?> other
                    && Objects.equals(order(one.comparator()), order(other.comparator()));
            if (order(one.comparator()) != null && !kept) {
                return told("its comparator is lost");
            }
        }
        Iterator<? extends Map.Entry<?, ?>> copies = copy.entrySet().iterator();
        for (Map.Entry<?, ?> entry : value.entrySet()) {
            Map.Entry<?, ?> other = copies.next();
            Object key = entry.getKey();
            boolean isHere = Objects.equals(key, other.getKey());
            boolean isElsewhere = !isHere && copy.containsKey(key);
            Optional<String> found = Optional.empty();
            if (isElsewhere && ordered) {
                found = told("its entries come in another order");
            } else if (!isHere && !isElsewhere) {
                found = within("{key}", key, other.getKey());
            }
            if (found.isEmpty()) {
                found = within("{}", entry.getValue(), isElsewhere ? copy.get(key) : other.getValue());
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> arrays(Object value, Object copy) {
        int length = Array.getLength(value);
        if (length != Array.getLength(copy)) {
            return told("it has another length");
        }
        if (value.getClass().getComponentType().isPrimitive()) {
            return Objects.deepEquals(value, copy) ? Optional.empty() : told("its elements changed");
        }
        for (int i = 0; i < length; i++) {
            Optional<String> found = within("[]", Array.get(value, i), Array.get(copy, i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> objects(Object value, Object copy) {
        if (value.getClass().getName().startsWith("java.") || value instanceof Enum<?>) {
            return opaque(value, copy);
        }
        for (Class<?> owner = value.getClass(); owner != null; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                Optional<String> found = isState(field) ? field(field, value, copy) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isState(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.isSynthetic();
    }

    private Optional<String> field(Field field, Object value, Object copy) {
        Object one;
        Object other;
        try {
            field.setAccessible(true);
            one = field.get(value);
            other = field.get(copy);
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            return opaque(value, copy);
        }
        return within(field.getName(), one, other);
    }

    /** Arrays, counters, patterns and the like equal themselves only, so that their text has to do. */
    private Optional<String> opaque(Object value, Object copy) {
        boolean same = value.equals(copy)
                || (isWithoutEquals(value.getClass()) && value.toString().equals(copy.toString()));
        return same ? Optional.empty() : told("its value changed");
    }

    private static boolean isWithoutEquals(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private Optional<String> within(String step, @Nullable Object value, @Nullable Object copy) {
        path.addLast(step);
        Optional<String> found = difference(value, copy);
        path.removeLast();
        return found;
    }

    private Optional<String> told(String what) {
        StringBuilder at = new StringBuilder();
        for (String step : path) {
            boolean named = !step.startsWith("[") && !step.startsWith("{");
            at.append(named && at.length() > 0 ? "." : "").append(step);
        }
        return Optional.of(at.length() == 0 ? what : at + ": " + what);
    }

    private static String change(Object value, Object copy) {
        return article(value) + " became " + article(copy);
    }

    private static String article(@Nullable Object value) {
        return value == null ? "null" : "a " + value.getClass().getTypeName();
    }
}
