package dev.larder.runtime.trial;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes what the methods of a service return: a filled value, for batches one for each element of the arguments. Immutable.
 */
final class Answers {

    private final TrialValues values;

    /** The types that methods of the name store, which tell a batch from a method that returns a whole list. */
    private final Set<Type> stored;

    Answers(TrialValues values, Set<Type> stored) {
        this.values = values;
        this.stored = Set.copyOf(stored);
    }

    /** Returns the value of a call, without the asynchronous type around it; the same seed gives an equal one. */
    @Nullable
    Object value(Method method, @Nullable Object[] arguments, int seed) {
        Type type = AsyncResults.valueType(method.getGenericReturnType()).orElse(method.getGenericReturnType());
        Optional<Iterable<?>> ids = isBatch(type) ? elements(arguments) : Optional.empty();
        return ids.isPresent() ? batch((ParameterizedType) type, ids.get(), seed) : values.of(type, seed);
    }

    /** Returns what a call returns. */
    @Nullable
    Object result(Method method, @Nullable Object[] arguments, int seed) throws ReflectiveOperationException {
        if (method.getReturnType() == void.class) {
            return null;
        }
        Object value = value(method, arguments, seed);
        Type type = method.getGenericReturnType();
        return AsyncResults.valueType(type).isPresent() ? AsyncResults.wrap(value, type) : value;
    }

    private boolean isBatch(Type type) {
        if (!(type instanceof ParameterizedType generic) || stored.contains(type)) {
            return false;
        }
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        return Map.class.isAssignableFrom(raw)
                ? arguments.length == 2 && stored.contains(arguments[1])
                : Collection.class.isAssignableFrom(raw) && stored.contains(arguments[0]);
    }

    private static Optional<Iterable<?>> elements(@Nullable Object[] arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Iterable<?> elements) {
                return Optional.of(elements);
            }
            if (argument != null && argument.getClass().isArray()) {
                List<Object> elements = new ArrayList<>();
                for (int i = 0; i < Array.getLength(argument); i++) {
                    elements.add(Array.get(argument, i));
                }
                return Optional.of(elements);
            }
        }
        return Optional.empty();
    }

    private Object batch(ParameterizedType type, Iterable<?> ids, int seed) {
        Type[] types = type.getActualTypeArguments();
        Map<Object, Object> byId = new LinkedHashMap<>();
        int next = seed;
        for (Object id : ids) {
            Object value = values.of(types[types.length - 1], next++);
            byId.put(id, types.length == 2 ? value : withId(value, types[0], id));
        }
        return types.length == 2 ? byId : new ArrayList<>(byId.values());
    }

    /** The path from a value to its id is not known here, so that each property of the id's type gets it. */
    private static @Nullable Object withId(@Nullable Object value, Type type, Object id) {
        return StateChanges.replaced(
                value, type, (path, leaf, declared) -> leaf != null && leaf.getClass() == id.getClass() ? id : leaf);
    }
}
