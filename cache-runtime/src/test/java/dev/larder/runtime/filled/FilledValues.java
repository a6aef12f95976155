package dev.larder.runtime.filled;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of a type of which each property is filled, at any depth, such that two values of different seeds differ in each
 * of them. The same seed gives the same value.
 *
 * <p>Depends on nothing but the JDK, so that it can serve users' own tests. Types that contain themselves end after three levels
 * in {@code null} or empty collections. Objects are made by the canonical constructor of a record, by a constructor without
 * parameters and then field by field, by a builder, or by the constructor or static factory with the most parameters.
 */
public final class FilledValues {

    private static final int DEPTH = 3;

    private static final int ELEMENTS = 2;

    private final ScalarValues scalars;

    private final List<Class<?>> open = new ArrayList<>();

    /** @param seed other seeds give other values */
    public FilledValues(int seed) {
        this.scalars = new ScalarValues(seed);
    }

    /** Returns a value of the type. */
    @SuppressWarnings("unchecked")
    public <V> V of(Class<V> type) {
        return (V) of((Type) type);
    }

    /** Returns a value of a generic type. */
    public @Nullable Object of(Type type) {
        return make(type, Map.of());
    }

    private @Nullable Object make(Type type, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof Class<?> raw) {
            return raw.isArray() ? array(raw.getComponentType(), variables) : object(raw, variables);
        }
        if (type instanceof GenericArrayType array) {
            return array(array.getGenericComponentType(), variables);
        }
        if (type instanceof TypeVariable<?> variable) {
            Type bound = variables.get(variable);
            return make(bound == null ? variable.getBounds()[0] : bound, variables);
        }
        if (type instanceof WildcardType wildcard) {
            return make(wildcard.getUpperBounds()[0], variables);
        }
        return generic((ParameterizedType) type, variables);
    }

    private @Nullable Object generic(ParameterizedType type, Map<TypeVariable<?>, Type> outer) {
        Class<?> raw = (Class<?>) type.getRawType();
        Map<TypeVariable<?>, Type> variables = new HashMap<>(outer);
        Type[] arguments = type.getActualTypeArguments();
        for (int i = 0; i < arguments.length; i++) {
            Type argument = arguments[i];
            variables.put(
                    raw.getTypeParameters()[i],
                    argument instanceof TypeVariable<?> variable ? outer.getOrDefault(variable, argument) : argument);
        }
        return object(raw, variables);
    }

    private Object array(Type component, Map<TypeVariable<?>, Type> variables) {
        Object array = Array.newInstance(rawOf(component, variables), ELEMENTS);
        for (int i = 0; i < ELEMENTS; i++) {
            Array.set(array, i, make(component, variables));
        }
        return array;
    }

    private static Class<?> rawOf(Type type, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(rawOf(array.getGenericComponentType(), variables), 0)
                    .getClass();
        }
        return type instanceof TypeVariable<?> variable && variables.containsKey(variable)
                ? rawOf(variables.get(variable), variables)
                : Object.class;
    }

    private @Nullable Object object(Class<?> raw, Map<TypeVariable<?>, Type> variables) {
        Optional<Object> scalar = scalars.next(raw);
        if (scalar.isPresent()) {
            return scalar.get();
        }
        boolean deep = open.stream().filter(raw::equals).count() >= DEPTH;
        if (Collection.class.isAssignableFrom(raw)) {
            return collection(raw, variables, deep || isOpen(variables) ? 0 : ELEMENTS);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(raw, variables, isOpen(variables) ? 0 : ELEMENTS);
        }
        if (raw == Optional.class) {
            return Optional.ofNullable(isOpen(variables) ? null : make(raw.getTypeParameters()[0], variables));
        }
        if (deep) {
            return null;
        }
        open.add(raw);
        try {
            return raw.isInterface() || Modifier.isAbstract(raw.getModifiers())
                    ? implementation(raw, variables)
                    : instance(raw, variables);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot fill a " + raw.getName(), e);
        } finally {
            open.remove(open.size() - 1);
        }
    }

    /** Returns whether what a collection would hold has been entered often enough. */
    private boolean isOpen(Map<TypeVariable<?>, Type> variables) {
        return variables.values().stream()
                .map(type -> rawOf(type, variables))
                .anyMatch(raw -> open.stream().filter(raw::equals).count() >= DEPTH - 1);
    }

    private Object collection(Class<?> raw, Map<TypeVariable<?>, Type> variables, int size) {
        Collection<Object> values = emptyCollection(raw);
        Type element = raw.getTypeParameters().length == 0 ? Object.class : raw.getTypeParameters()[0];
        for (int i = 0; i < size; i++) {
            values.add(make(element, variables));
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private static Collection<Object> emptyCollection(Class<?> raw) {
        if (!raw.isInterface() && !Modifier.isAbstract(raw.getModifiers())) {
            return (Collection<Object>) newInstance(raw);
        }
        if (raw.isAssignableFrom(ArrayList.class)) {
            return new ArrayList<>();
        }
        if (raw.isAssignableFrom(LinkedHashSet.class)) {
            return new LinkedHashSet<>();
        }
        return raw.isAssignableFrom(TreeSet.class) ? new TreeSet<>() : queue(raw);
    }

    private static Collection<Object> queue(Class<?> raw) {
        if (raw == Queue.class || raw == Deque.class) {
            return new LinkedList<>();
        }
        throw new IllegalArgumentException("cannot fill a " + raw.getName());
    }

    @SuppressWarnings("unchecked")
    private Object map(Class<?> raw, Map<TypeVariable<?>, Type> variables, int size) {
        Map<Object, Object> map = raw.isInterface()
                ? raw.isAssignableFrom(LinkedHashMap.class) ? new LinkedHashMap<>() : new TreeMap<>()
                : (Map<Object, Object>) newInstance(raw);
        TypeVariable<?>[] types = raw.getTypeParameters();
        for (int i = 0; i < size; i++) {
            map.put(entry(types, 0, variables), entry(types, 1, variables));
        }
        return map;
    }

    /** Classes of maps such as {@code Properties} do not say what they hold in type parameters of their own. */
    private @Nullable Object entry(TypeVariable<?>[] types, int i, Map<TypeVariable<?>, Type> variables) {
        return make(types.length == 2 ? types[i] : String.class, variables);
    }

    private @Nullable Object implementation(Class<?> raw, Map<TypeVariable<?>, Type> variables)
            throws ReflectiveOperationException {
        if (raw.isSealed()) {
            Class<?>[] permitted = raw.getPermittedSubclasses();
            return object(permitted[scalars.choice(permitted.length)], variables);
        }
        Optional<Executable> factory = widest(factories(raw));
        if (factory.isPresent()) {
            return call(factory.get(), variables);
        }
        throw new IllegalArgumentException("cannot choose an implementation of " + raw.getName());
    }

    private Object instance(Class<?> raw, Map<TypeVariable<?>, Type> variables) throws ReflectiveOperationException {
        if (raw.isRecord()) {
            return call(canonical(raw), variables);
        }
        Optional<Method> builder = Arrays.stream(raw.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && method.getName().equals("builder")
                        && method.getParameterCount() == 0)
                .findFirst();
        if (builder.isPresent()) {
            return build(builder.get(), variables);
        }
        Optional<Constructor<?>> plain = Arrays.stream(raw.getDeclaredConstructors())
                .filter(made -> made.getParameterCount() == 0)
                .findFirst();
        if (plain.isEmpty()) {
            return call(
                    widest(List.of(raw.getDeclaredConstructors()))
                            .orElseThrow(() -> new NoSuchMethodException("a constructor")),
                    variables);
        }
        Object object = call(plain.get(), variables);
        fill(object, raw, variables);
        return object;
    }

    private static Executable canonical(Class<?> type) throws NoSuchMethodException {
        return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(component -> component.getType())
                .toArray(Class<?>[]::new));
    }

    private void fill(Object object, Class<?> raw, Map<TypeVariable<?>, Type> variables)
            throws ReflectiveOperationException {
        Map<TypeVariable<?>, Type> known = new HashMap<>(variables);
        for (Class<?> owner = raw; owner != Object.class; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers) && !field.isSynthetic()) {
                    field.setAccessible(true);
                    field.set(object, make(field.getGenericType(), known));
                }
            }
            if (owner.getGenericSuperclass() instanceof ParameterizedType parent) {
                Type[] arguments = parent.getActualTypeArguments();
                for (int i = 0; i < arguments.length; i++) {
                    known.put(owner.getSuperclass().getTypeParameters()[i], arguments[i]);
                }
            }
        }
    }

    /** Calls each method of a builder that takes one argument and returns the builder. */
    private Object build(Method start, Map<TypeVariable<?>, Type> variables) throws ReflectiveOperationException {
        start.setAccessible(true);
        Object builder = start.invoke(null);
        List<Method> steps = Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && !method.isBridge()
                        && method.getReturnType().isInstance(builder)
                        && method.getReturnType() != Object.class)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        for (Method step : steps) {
            step.setAccessible(true);
            step.invoke(builder, make(step.getGenericParameterTypes()[0], variables));
        }
        Method build = Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getName().equals("build") && !method.isBridge())
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException("build"));
        build.setAccessible(true);
        return build.invoke(builder);
    }

    private static List<Executable> factories(Class<?> raw) {
        return Arrays.stream(raw.getDeclaredMethods())
                .filter(method ->
                        Modifier.isStatic(method.getModifiers()) && raw.isAssignableFrom(method.getReturnType()))
                .<Executable>map(method -> method)
                .toList();
    }

    private static Optional<Executable> widest(List<? extends Executable> candidates) {
        return candidates.stream()
                .filter(candidate -> !candidate.isSynthetic())
                .<Executable>map(candidate -> candidate)
                .max(Comparator.comparingInt(Executable::getParameterCount));
    }

    private Object call(Executable executable, Map<TypeVariable<?>, Type> variables)
            throws ReflectiveOperationException {
        executable.setAccessible(true);
        Object[] arguments = Arrays.stream(executable.getGenericParameterTypes())
                .map(type -> make(type, variables))
                .toArray();
        return executable instanceof Constructor<?> constructor
                ? constructor.newInstance(arguments)
                : ((Method) executable).invoke(null, arguments);
    }

    private static Object newInstance(Class<?> raw) {
        try {
            return raw.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot fill a " + raw.getName(), e);
        }
    }

    /** Returns the kinds of single values that can be made, for tests that go through all of them. */
    public static Set<Class<?>> scalarTypes() {
        return ScalarValues.types();
    }
}
