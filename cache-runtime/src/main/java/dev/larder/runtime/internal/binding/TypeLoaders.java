package dev.larder.runtime.internal.binding;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the class loaders of the classes within a type. */
final class TypeLoaders {

    private TypeLoaders() {}

    /** Returns the loaders of the type's classes, except those of the JDK. */
    static Set<ClassLoader> of(Type type) {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        collect(type, loaders);
        return loaders;
    }

    private static void collect(Type type, Set<ClassLoader> loaders) {
        if (type instanceof Class<?> one) {
            ClassLoader loader = one.getClassLoader();
            if (loader != null) {
                loaders.add(loader);
            }
        } else if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), loaders);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, loaders));
        } else if (type instanceof GenericArrayType array) {
            collect(array.getGenericComponentType(), loaders);
        }
    }
}
