package dev.larder.spring.boot.proxy;

import dev.larder.runtime.Larder;
import dev.larder.spring.boot.proxy.CachedType.Route;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;

/**
 * Answers the cached calls of one bean by the generated classes of its interfaces. What a miss calls is the bean with the
 * advice that stands inside. Thread-safe.
 */
final class CacheInterceptor implements MethodInterceptor {

    private final CachedType type;

    private final Supplier<Larder> larder;

    private final Advised advised;

    private final boolean byClass;

    /** The generated classes, one for each service of the type; {@code null} until they are bound. */
    private volatile Object @Nullable [] generated;

    /** @param byClass whether the bean's proxy is a subclass of its class */
    CacheInterceptor(CachedType type, Supplier<Larder> larder, Advised advised, boolean byClass) {
        this.type = type;
        this.larder = larder;
        this.advised = advised;
        this.byClass = byClass;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Route route = type.route(invocation.getMethod());
        return route == null
                ? invocation.proceed()
                : AopUtils.invokeJoinpointUsingReflection(
                        bound()[route.service()], route.method(), invocation.getArguments());
    }

    /** Binds the methods, unless they are bound: what is wrong with one should be known when the application starts. */
    Object[] bound() {
        Object[] known = generated;
        if (known == null) {
            synchronized (this) {
                known = generated;
                if (known == null) {
                    known = bind();
                    generated = known;
                }
            }
        }
        return known;
    }

    private Object[] bind() {
        Object inner = inner();
        Larder cache = larder.get();
        return type.services().stream()
                .map(service -> bind(cache, service, inner))
                .toArray();
    }

    private Object inner() {
        try {
            return InnerBean.of(type, advised, this, byClass);
        } catch (Exception e) {
            throw new IllegalStateException("the target of " + advised.getTargetSource() + " cannot be had", e);
        }
    }

    private static <T> T bind(Larder cache, Class<T> service, Object inner) {
        return cache.cached(service, service.cast(inner));
    }
}
