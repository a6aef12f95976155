package dev.larder.spring.boot.proxy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.aop.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AdvisedSupport;
import org.springframework.aop.framework.ReflectiveMethodInvocation;
import org.springframework.aop.interceptor.ExposeInvocationInterceptor;

/**
 * A bean without the cache and what stands outside of it: what a miss calls, on any thread and with other arguments than
 * the caller's. Thread-safe.
 *
 * <p>Where the bean's own proxy is a subclass, advice sees methods of the class, as it does in that proxy: some of Spring's
 * finds no annotation otherwise.
 */
final class InnerBean implements InvocationHandler {

    private final CachedType type;

    private final AdvisedSupport advice;

    private final Map<Method, Method> called = new ConcurrentHashMap<>();

    private final boolean byClass;

    private InnerBean(CachedType type, AdvisedSupport advice, boolean byClass) {
        this.type = type;
        this.advice = advice;
        this.byClass = byClass;
    }

    /**
     * Returns the bean itself where no advice is inside, else a proxy for the services of the type.
     *
     * @param cache the advice that is the cache
     * @param byClass whether the bean's own proxy is a subclass of its class
     */
    static Object of(CachedType type, Advised advised, Advice cache, boolean byClass) throws Exception {
        List<Advisor> inside = inside(advised, cache);
        TargetSource target = advised.getTargetSource();
        Object bean = inside.isEmpty() && target.isStatic() ? target.getTarget() : null;
        if (bean != null && type.services().stream().allMatch(service -> service.isInstance(bean))) {
            return bean;
        }
        Class<?>[] services = type.services().toArray(Class<?>[]::new);
        AdvisedSupport advice = new AdvisedSupport(services);
        advice.setTargetSource(target);
        advice.addAdvisors(inside);
        return Proxy.newProxyInstance(
                type.services().get(0).getClassLoader(), services, new InnerBean(type, advice, byClass));
    }

    private static List<Advisor> inside(Advised advised, Advice cache) {
        List<Advisor> all = Arrays.asList(advised.getAdvisors());
        List<Advisor> inside = new ArrayList<>();
        boolean isInside = false;
        for (Advisor advisor : all) {
            if (isInside) {
                inside.add(advisor);
            }
            isInside |= advisor.getAdvice() == cache;
        }
        if (!inside.isEmpty() && all.contains(ExposeInvocationInterceptor.ADVISOR)) {
            inside.remove(ExposeInvocationInterceptor.ADVISOR);
            inside.add(0, ExposeInvocationInterceptor.ADVISOR);
        }
        return inside;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        TargetSource source = advice.getTargetSource();
        Object target = source.getTarget();
        try {
            Class<?> targetClass = target == null ? null : target.getClass();
            Method ofBean = byClass ? called.computeIfAbsent(method, type::implementation) : method;
            List<Object> chain = advice.getInterceptorsAndDynamicInterceptionAdvice(ofBean, targetClass);
            return new Invocation(proxy, target, ofBean, given, targetClass, chain).proceed();
        } finally {
            if (target != null && !source.isStatic()) {
                source.releaseTarget(target);
            }
        }
    }

    /** Spring's own, whose constructor is for subclasses. */
    private static final class Invocation extends ReflectiveMethodInvocation {
        Invocation(
                Object proxy,
                @Nullable Object target,
                Method method,
                Object[] arguments,
                @Nullable Class<?> targetClass,
                List<Object> chain) {
            super(proxy, target, method, arguments, targetClass, chain);
        }
    }
}
