package dev.larder.spring.boot.actuate;

import dev.larder.runtime.Larder;
import dev.larder.runtime.method.MethodInfo;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;

/** The values of one method. They can be cleared; they are read and written by the method only. */
final class MethodCache implements Cache {

    private final MethodInfo method;

    private final Larder larder;

    MethodCache(MethodInfo method, Larder larder) {
        this.method = method;
        this.larder = larder;
    }

    @Override
    public String getName() {
        return method.name();
    }

    @Override
    public Object getNativeCache() {
        return larder;
    }

    /** Removes all keys of the method's template, those of other methods with the same keys included. */
    @Override
    public void clear() {
        String pattern = String.valueOf(method.key()).replaceAll("\\{[^}]*}", "*");
        if (pattern.contains("*")) {
            larder.client().clearPattern(pattern);
        } else {
            larder.client().delete(pattern);
        }
    }

    @Override
    public @Nullable ValueWrapper get(Object key) {
        throw notByKey();
    }

    @Override
    public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
        throw notByKey();
    }

    @Override
    public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
        throw notByKey();
    }

    @Override
    public void put(Object key, @Nullable Object value) {
        throw notByKey();
    }

    @Override
    public void evict(Object key) {
        throw notByKey();
    }

    private UnsupportedOperationException notByKey() {
        return new UnsupportedOperationException(
                method.name() + " is cached by Larder: call the method, or use Larder.client()");
    }
}
