package dev.larder.runtime.trial;

import dev.larder.runtime.method.CachedMethod;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The methods of a service that the cache answers, as its generated class has them. Immutable. */
final class CachedMethods {

    private final List<CachedMethod<?>> methods;

    private CachedMethods(List<CachedMethod<?>> methods) {
        this.methods = List.copyOf(methods);
    }

    /** Reads the constants of a generated class. */
    static CachedMethods of(Class<?> generated) {
        List<CachedMethod<?>> methods = new ArrayList<>();
        for (Field field : generated.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == CachedMethod.class) {
                field.setAccessible(true);
                try {
                    methods.add((CachedMethod<?>) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return new CachedMethods(methods);
    }

    /** Returns the types that methods of a name store; none where no method of that name is cached. */
    List<Type> typesOf(String method) {
        return methods.stream()
                .filter(cached -> isNamed(cached, method))
                .map(cached -> cached.shape().type().type())
                .toList();
    }

    /** Returns the number of cached methods of a name. */
    int countOf(String method) {
        return typesOf(method).size();
    }

    /** Returns what the codec says against the types of a method's values. */
    Optional<String> refusal(String method, TrialCodec codec) {
        return typesOf(method).stream()
                .flatMap(type -> codec.refusal(type).stream())
                .findFirst();
    }

    private static boolean isNamed(CachedMethod<?> cached, String method) {
        String name = cached.shape().name();
        return name.substring(name.lastIndexOf('.') + 1).equals(method);
    }
}
