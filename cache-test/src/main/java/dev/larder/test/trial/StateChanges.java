package dev.larder.test.trial;

import dev.larder.test.value.FilledValues;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the state of a value, to its fields at any depth, and replaces some of them. Objects are changed in place, records
 * are created again. For one walk; not thread-safe.
 */
final class StateChanges {

    /** Beyond the seeds of the arguments, so that objects differ in each field, whether or not they have an {@code equals}. */
    private static final int FIRST_OTHER_SEED = 1_000;

    private static final int OTHER_SEEDS = 8;

    private static final int MAX_LEAVES = 200;

    /** Decides what becomes of the fields that hold no further state. */
    @FunctionalInterface
    interface Replacement {

        /**
         * Returns what a field is to hold.
         *
         * @param path the way to the field
         * @param value what it holds
         * @param declared its type
         */
        @Nullable
        Object replace(String path, @Nullable Object value, Type declared);
    }

    /**
     * A field without further state.
     *
     * @param number its place among the fields of the value
     */
    record Leaf(int number, String path) {}

    private final Replacement replacement;

    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private StateChanges(Replacement replacement) {
        this.replacement = replacement;
    }

    /** Returns the value with its fields replaced. */
    static @Nullable Object replaced(@Nullable Object value, Type declared, Replacement replacement) {
        return new StateChanges(replacement).walk("", value, declared);
    }

    /**
     * Returns the fields below certain objects of the value, in a stable order. Of the elements of collections the first one with
     * a field counts, since each change takes a call.
     *
     * @param tops these objects, compared by identity
     */
    static List<Leaf> leavesBelow(@Nullable Object value, Type declared, List<Object> tops) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        int[] number = {0};
        StateChanges[] walk = new StateChanges[1];
        walk[0] = new StateChanges((path, leaf, type) -> {
            if (tops.stream().anyMatch(top -> top == leaf || walk[0].open.contains(top))) {
                leaves.putIfAbsent(path.replaceAll("[0-9]+(?=[]}])", ""), new Leaf(number[0], path));
            }
            number[0]++;
            return leaf;
        });
        walk[0].walk("", value, declared);
        return leaves.values().stream().limit(MAX_LEAVES).toList();
    }

    /**
     * Returns the value with another one in the field of that number; nothing where no other value of the field's type can be
     * made, or its class refuses it.
     *
     * @param number the number of the field as a {@link Leaf}
     */
    static Optional<Object> changed(@Nullable Object value, Type declared, int number) {
        int[] count = {0};
        boolean[] isChanged = {false};
        try {
            Object result = replaced(value, declared, (path, leaf, type) -> {
                if (count[0]++ != number) {
                    return leaf;
                }
                Optional<Object> other = other(leaf, type);
                isChanged[0] = other.isPresent();
                return other.orElse(leaf);
            });
            return isChanged[0] ? Optional.ofNullable(result) : Optional.empty();
        } catch (RefusedChange e) {
            return Optional.empty();
        }
    }

    /** Returns another value of the same type. */
    static Optional<Object> other(@Nullable Object value, Type declared) {
        Type type = kind(value, declared);
        for (int seed = FIRST_OTHER_SEED; seed < FIRST_OTHER_SEED + OTHER_SEEDS; seed++) {
            try {
                Object other = new FilledValues(seed).of(type);
                if (other != null && !Objects.deepEquals(other, value)) {
                    return Optional.of(other);
                }
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Type kind(@Nullable Object value, Type declared) {
        if (value == null) {
            return declared;
        }
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass();
        }
        if (FilledValues.scalarTypes().contains(value.getClass())) {
            return value.getClass();
        }
        return FilledValues.scalarTypes().stream()
                .filter(scalar -> scalar.isInstance(value))
                .findFirst()
                .<Type>map(scalar -> scalar)
                .orElse(declared);
    }

    private @Nullable Object walk(String path, @Nullable Object value, Type declared) {
        if (value == null || isLeaf(value)) {
            return replacement.replace(path, value, declared);
        }
        // A value that leads into itself.
        if (!open.add(value)) {
            return value;
        }
        try {
            return inside(path, value);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw new RefusedChange(e);
        } finally {
            open.remove(value);
        }
    }

    private Object inside(String path, Object value) throws ReflectiveOperationException {
        if (value instanceof Optional<?> optional) {
            return Optional.ofNullable(walk(path, optional.orElse(null), Object.class));
        }
        if (value instanceof Map<?, ?> map) {
            return map(path, map);
        }
        if (value instanceof Collection<?> elements) {
            return collection(path, elements);
        }
        if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                Class<?> component = value.getClass().getComponentType();
                Array.set(value, i, walk(path + "[" + i + "]", Array.get(value, i), component));
            }
            return value;
        }
        return value.getClass().isRecord() ? recreated(path, value) : object(path, value);
    }

    private static boolean isLeaf(Object value) {
        if (value instanceof Map || value instanceof Collection || value instanceof Optional) {
            return false;
        }
        return value.getClass().isArray()
                ? value instanceof byte[]
                : value instanceof Enum<?>
                        || value.getClass().getModule() == Object.class.getModule()
                        || value.getClass().getName().startsWith("java.");
    }

    private Object collection(String path, Collection<?> elements) {
        List<Object> walked = new ArrayList<>();
        boolean isSame = true;
        int i = 0;
        for (Object element : elements) {
            Object changed = walk(path + "[" + i++ + "]", element, Object.class);
            isSame &= changed == element;
            walked.add(changed);
        }
        if (isSame) {
            return elements;
        }
        Collection<Object> copy = StateChanges.<Collection<Object>>emptyOf(elements)
                .orElseGet(() -> elements instanceof Set<?> ? new LinkedHashSet<>() : new ArrayList<>());
        copy.addAll(walked);
        return copy;
    }

    /** Returns an empty container of the same class; nothing for those of {@code List.of} and the like. */
    @SuppressWarnings("unchecked")
    private static <C> Optional<C> emptyOf(Object container) {
        try {
            return Optional.of((C) container.getClass().getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private Object map(String path, Map<?, ?> entries) {
        Map<Object, Object> walked =
                StateChanges.<Map<Object, Object>>emptyOf(entries).orElseGet(LinkedHashMap::new);
        boolean isSame = true;
        int i = 0;
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            Object key = walk(path + "{key " + i + "}", entry.getKey(), Object.class);
            Object changed = walk(path + "{" + i++ + "}", entry.getValue(), Object.class);
            isSame &= key == entry.getKey() && changed == entry.getValue();
            walked.put(key, changed);
        }
        return isSame ? entries : walked;
    }

    private Object recreated(String path, Object value) throws ReflectiveOperationException {
        RecordComponent[] components = value.getClass().getRecordComponents();
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        boolean isSame = true;
        for (int i = 0; i < components.length; i++) {
            Field field = value.getClass().getDeclaredField(components[i].getName());
            field.setAccessible(true);
            Object before = field.get(value);
            arguments[i] = walk(step(path, field), before, field.getGenericType());
            isSame &= arguments[i] == before;
        }
        if (isSame) {
            return value;
        }
        Constructor<?> canonical = value.getClass()
                .getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        canonical.setAccessible(true);
        return canonical.newInstance(arguments);
    }

    private Object object(String path, Object value) throws ReflectiveOperationException {
        for (Class<?> owner = value.getClass(); owner != null; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers) || field.isSynthetic()) {
                    continue;
                }
                field.setAccessible(true);
                Object before = field.get(value);
                Object after = walk(step(path, field), before, field.getGenericType());
                if (after != before) {
                    field.set(value, after);
                }
            }
        }
        return value;
    }

    private static String step(String path, Field field) {
        return path.isEmpty() ? field.getName() : path + "." + field.getName();
    }

    /** The class of a value does not take the change. */
    private static final class RefusedChange extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RefusedChange(Exception cause) {
            super(cause);
        }
    }
}
