package dev.larder.spring.boot.proxy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of methods that a cached Spring Data repository inherits, that change rows and evict nothing: {@code saveAll}, say,
 * beside a {@code save} with {@code @Evicts}.
 */
final class RepositoryCheck {

    private static final String SPRING_DATA = "org.springframework.data.";

    private static final Set<String> CHANGING = Set.of("save", "delete", "insert", "update");

    private final Logger logger = LoggerFactory.getLogger(RepositoryCheck.class);

    private final Set<Class<?>> checked = ConcurrentHashMap.newKeySet();

    void check(CachedType type) {
        for (Class<?> service : type.services()) {
            if (checked.add(service)) {
                check(service, type.annotatedMethods(service));
            }
        }
    }

    private void check(Class<?> service, Set<String> annotated) {
        Set<String> silent = new TreeSet<>();
        for (Method method : service.getMethods()) {
            if (isOfSpringData(method) && isChanging(method) && !isAnnotated(service, method, annotated)) {
                silent.add(method.getName());
            }
        }
        if (!silent.isEmpty()) {
            logger.warn(
                    "{} inherits {}, which change rows and evict nothing: redeclare those that are called with @Evicts, or"
                            + " extend Repository and declare only what is used",
                    service.getSimpleName(),
                    String.join(", ", silent));
        }
    }

    private static boolean isOfSpringData(Method method) {
        return method.getDeclaringClass().getName().startsWith(SPRING_DATA);
    }

    private static boolean isChanging(Method method) {
        return CHANGING.stream().anyMatch(method.getName()::startsWith);
    }

    /** Returns whether the repository declares the method itself, so that it has annotations of its own. */
    private static boolean isAnnotated(Class<?> service, Method method, Set<String> annotated) {
        return annotated.contains(method.getName())
                && Arrays.stream(service.getMethods())
                        .anyMatch(own -> !isOfSpringData(own)
                                && own.getName().equals(method.getName())
                                && own.getParameterCount() == method.getParameterCount());
    }
}
