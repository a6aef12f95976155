package dev.larder.runtime;

import dev.larder.runtime.error.CacheException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;

/**
 * The class that the processor generated for a service: {@code CachedUserService} beside {@code UserService},
 * {@code Outer_CachedInner} beside {@code Outer.Inner}. Reflection ends with its construction.
 */
final class GeneratedClass<T> {

    private final Class<T> service;

    private final String name;

    GeneratedClass(Class<T> service) {
        this.service = service;
        this.name = nameFor(service);
    }

    static String nameFor(Class<?> service) {
        String binaryName = service.getName();
        int packageEnd = binaryName.lastIndexOf('.') + 1;
        StringBuilder name = new StringBuilder("Cached" + service.getSimpleName());
        for (Class<?> outer = service.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            name.insert(0, outer.getSimpleName() + "_");
        }
        return binaryName.substring(0, packageEnd) + name;
    }

    /**
     * Returns an instance.
     *
     * @param cacheType the type of the cache in the constructor, which is {@link Larder}
     * @throws CacheException when there is no such class, or it cannot be created; the message names the remedy
     */
    <L> T create(T delegate, Class<L> cacheType, L cache) {
        if (!service.isInterface()) {
            throw new CacheException(service.getName() + " is not an interface; Larder caches interfaces: move the"
                    + " annotated methods to one and let this class implement it");
        }
        Objects.requireNonNull(delegate, "delegate");
        Class<?> generated = load();
        try {
            Constructor<?> constructor = generated.getDeclaredConstructor(service, cacheType);
            // The class of a package-private service is package-private itself.
            constructor.setAccessible(true);
            return service.cast(constructor.newInstance(delegate, cache));
        } catch (NoSuchMethodException e) {
            requireOneClassLoader(generated, cacheType);
            throw new CacheException(
                    name + " has no constructor (" + service.getSimpleName()
                            + ", Larder); compile again with the version of cache-processor that this runtime has",
                    e);
        } catch (InvocationTargetException e) {
            throw failure(e.getTargetException());
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            throw new CacheException(
                    name + " cannot be accessed; write \"opens " + service.getPackageName()
                            + " to dev.larder.runtime;\" in the module-info.java of "
                            + service.getModule().getName(),
                    e);
        } catch (InstantiationException e) {
            throw new CacheException(name + " cannot be instantiated", e);
        }
    }

    private Class<?> load() {
        try {
            return Class.forName(name, true, service.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new CacheException(
                    name + " was not generated; put dev.larder:cache-processor on the annotation processor path of"
                            + " the module that holds " + service.getSimpleName()
                            + ", and annotate its methods with @Cached, @Evicts or @Updates",
                    e);
        }
    }

    /** Names the class loaders when the constructor takes a type of this name that another class loader has loaded. */
    private void requireOneClassLoader(Class<?> generated, Class<?> cacheType) {
        for (Constructor<?> constructor : generated.getDeclaredConstructors()) {
            for (Class<?> parameter : constructor.getParameterTypes()) {
                if (parameter != cacheType && parameter.getName().equals(cacheType.getName())) {
                    throw new CacheException(name + " uses " + cacheType.getSimpleName() + " of the class loader "
                            + parameter.getClassLoader() + ", but this " + cacheType.getSimpleName()
                            + " is of the class loader " + cacheType.getClassLoader()
                            + "; open it within the application that holds " + service.getSimpleName()
                            + ", or keep one copy of cache-runtime on the class path");
                }
            }
        }
    }

    private CacheException failure(Throwable cause) {
        return cause instanceof CacheException known
                ? known
                : new CacheException(name + " failed in its constructor: " + cause.getMessage(), cause);
    }
}
