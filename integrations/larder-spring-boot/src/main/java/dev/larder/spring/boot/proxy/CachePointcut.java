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

    private final Part part;

    CachePointcut(CachedType type, Part part) {
        this.type = type;
        this.part = part;
    }

    /** Some of the cached methods. */
    enum Part {
        ALL,
        /** Those that neither update nor evict. */
        READING,
        /** Those that update or evict. */
        WRITING
    }

    @Override
    public boolean matches(Method method, Class<?> targetClass) {
        CachedType.Route route = type.route(method);
        return route != null && (part == Part.ALL || (part == Part.WRITING) == type.writes(route));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CachePointcut pointcut && pointcut.type.type() == type.type() && pointcut.part == part;
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
