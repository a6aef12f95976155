package dev.larder.spring.boot.proxy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.springframework.aop.framework.Advised;

/** Refuses what would silently not be cached, or fail on the first hit. */
record BeanChecks(CachedType type, String beanName) {

    /** Checks a bean that other advice has made a proxy of. */
    void requireChangeable(Advised advised) {
        if (advised.isFrozen()) {
            throw refused(
                    "has a proxy that is frozen, so that the cache cannot take its place inside of it",
                    "don't freeze that proxy, or exclude the bean by larder.spring.exclude");
        }
    }

    /** Checks the methods of a bean whose proxy is a subclass of its class. */
    void requireOverridable(Class<?> beanClass) {
        for (Class<?> service : type.services()) {
            for (Method method : service.getMethods()) {
                if (type.annotatedMethods(service).contains(method.getName())) {
                    requireOverridable(method, type.implementation(method), beanClass);
                }
            }
        }
    }

    private void requireOverridable(Method method, Method implementation, Class<?> beanClass) {
        String name = beanClass.getSimpleName() + "." + implementation.getName();
        if (Modifier.isFinal(implementation.getModifiers())) {
            throw refused(
                    "has the final method " + name + ", which no proxy can override",
                    "remove final from " + name + ", or set spring.aop.proxy-target-class=false");
        }
        Class<?> declared = method.getReturnType();
        Class<?> returned = implementation.getReturnType();
        if (method.getGenericReturnType() == declared && !returned.isAssignableFrom(declared)) {
            throw refused(
                    "has the method " + name + ", which returns " + returned.getSimpleName() + " where "
                            + method.getDeclaringClass().getSimpleName() + " says " + declared.getSimpleName()
                            + ", and the cache returns what the interface says",
                    "let both say the same, or set spring.aop.proxy-target-class=false");
        }
    }

    private UncacheableBeanException refused(String reason, String remedy) {
        return new UncacheableBeanException(beanName, "The bean " + beanName + " " + reason, remedy);
    }
}
