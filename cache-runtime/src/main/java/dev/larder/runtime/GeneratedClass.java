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

    /** Returns an instance; the cache is a {@code Larder}, whose type its constructor names. */
    <L> T create(T delegate, Class<L> cacheType, L cache) {
        if (!service.isInterface()) {
            throw new CacheException(service.getName() + " is not an interface; Larder caches interfaces: move the"
                    + " annotated methods to one and let this class implement it");
        }
        Objects.requireNonNull(delegate, "delegate");
        try {
            Constructor<?> constructor = load().getDeclaredConstructor(service, cacheType);
            // The class of a package-private service is package-private itself.
            constructor.setAccessible(true);
            return service.cast(constructor.newInstance(delegate, cache));
        } catch (NoSuchMethodException e) {
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

    private CacheException failure(Throwable cause) {
        return cause instanceof CacheException known
                ? known
                : new CacheException(name + " failed in its constructor: " + cause.getMessage(), cause);
    }
}
