package dev.larder.spring.boot.proxy;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.StaticMethodMatcherPointcut;

/**
 * Matches the cached methods of the beans of one class.
 *
 * <p>Two of the same class are equal: Spring makes a proxy class for each pointcut that is not, so that many prototypes
 * would make as many classes.
 */
final class CachePointcut extends StaticMethodMatcherPointcut {

    private final CachedType type;

    CachePointcut(CachedType type) {
        this.type = type;
    }

    @Override
    public boolean matches(Method method, Class<?> targetClass) {
        return type.route(method) != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CachePointcut pointcut && pointcut.type.type() == type.type();
    }

    @Override
    public int hashCode() {
        return type.type().hashCode();
    }

    @Override
    public String toString() {
        return "CachePointcut[" + type.type().getName() + "]";
    }
}
