package dev.larder.spring.boot.proxy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The cached part of the beans of one class: the interfaces that have a generated class, and the methods of a bean that lead
 * to theirs. Thread-safe.
 */
final class CachedType {

    private final Class<?> type;

    private final List<Class<?>> services;

    private final Map<Class<?>, Set<String>> annotated;

    /** The names of the methods that update or evict, of each service; found when they are asked for. */
    private final Map<Class<?>, Set<String>> writing = new ConcurrentHashMap<>();

    private final Map<Class<?>, String> generated;

    private final Map<Method, Optional<Route>> routes = new ConcurrentHashMap<>();

    private CachedType(
            Class<?> type,
            List<Class<?>> services,
            Map<Class<?>, Set<String>> annotated,
            Map<Class<?>, String> generated) {
        this.type = type;
        this.services = services;
        this.annotated = annotated;
        this.generated = generated;
    }

    /**
     * Looks at a class.
     *
     * @param type of the bean, without its proxy where that is a subclass
     */
    static CachedType of(Class<?> type, ServiceIndex index) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            addServices(current, index, found);
        }
        if (type.isInterface()) {
            addServices(type, index, found);
        }
        // The class of an interface handles what it inherits as well.
        List<Class<?>> services = found.stream()
                .filter(service ->
                        found.stream().noneMatch(other -> other != service && service.isAssignableFrom(other)))
                .toList();
        Map<Class<?>, Set<String>> annotated = new ConcurrentHashMap<>();
        Map<Class<?>, String> generated = new ConcurrentHashMap<>();
        for (Class<?> service : services) {
            ServiceIndex.Entry entry = Objects.requireNonNull(index.entry(service));
            annotated.put(service, entry.methods());
            generated.put(service, entry.generated());
        }
        return new CachedType(type, services, annotated, generated);
    }

    private static void addServices(Class<?> type, ServiceIndex index, Set<Class<?>> found) {
        for (Class<?> parent : type.getInterfaces()) {
            if (index.entry(parent) != null) {
                found.add(parent);
            }
            addServices(parent, index, found);
        }
    }

    Class<?> type() {
        return type;
    }

    /** The interfaces with a generated class, none of which extends another. */
    List<Class<?>> services() {
        return services;
    }

    boolean isCached() {
        return !services.isEmpty();
    }

    /** Returns the names of the annotated methods of a service. */
    Set<String> annotatedMethods(Class<?> service) {
        return annotated.getOrDefault(service, Set.of());
    }

    /** Returns whether a call updates or evicts. */
    boolean writes(Route route) {
        Class<?> service = services.get(route.service());
        return writing.computeIfAbsent(service, this::writingMethods)
                .contains(route.method().getName());
    }

    private Set<String> writingMethods(Class<?> service) {
        String name = Objects.requireNonNull(generated.get(service));
        return WritingMethods.of(ClassUtils.resolveClassName(name, service.getClassLoader()));
    }

    /** Returns where a call of a bean's method goes, or {@code null} when it is not cached. */
    @Nullable
    Route route(Method method) {
        Optional<Route> known = routes.get(method);
        if (known == null) {
            known = find(method);
            routes.put(method, known);
        }
        return known.orElse(null);
    }

    private Optional<Route> find(Method method) {
        for (int place = 0; place < services.size(); place++) {
            Class<?> service = services.get(place);
            if (!annotatedMethods(service).contains(method.getName())) {
                continue;
            }
            for (Method candidate : service.getMethods()) {
                if (isSame(candidate, method)) {
                    ReflectionUtils.makeAccessible(candidate);
                    return Optional.of(new Route(place, candidate));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isSame(Method ofService, Method called) {
        if (!ofService.getName().equals(called.getName())
                || ofService.getParameterCount() != called.getParameterCount()
                || ofService.isBridge()) {
            return false;
        }
        return Arrays.equals(ofService.getParameterTypes(), called.getParameterTypes())
                || implementation(ofService).equals(called);
    }

    /** Returns the method that the bean's class has for one of a service. */
    Method implementation(Method ofService) {
        return BridgeMethodResolver.findBridgedMethod(ClassUtils.getMostSpecificMethod(ofService, type));
    }

    /**
     * The target of a call.
     *
     * @param service its place among the services
     * @param method of that service
     */
    record Route(int service, Method method) {}
}
