package dev.larder.spring.boot;

import dev.larder.spring.boot.proxy.ServiceIndex;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.util.ClassUtils;

/** Keeps the generated classes, their lists, the types of values, and the scripts for Redis in a native image. */
final class LarderRuntimeHints implements RuntimeHintsRegistrar {

    /** The classes by which the codec reads the versions of Jackson's parts. */
    private static final List<String> JACKSON_VERSIONS = List.of(
            "com.fasterxml.jackson.datatype.jdk8.PackageVersion",
            "com.fasterxml.jackson.datatype.jsr310.PackageVersion",
            "com.fasterxml.jackson.module.paramnames.PackageVersion");

    private final BindingReflectionHintsRegistrar values = new BindingReflectionHintsRegistrar();

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern("META-INF/larder/*");
        hints.resources().registerPattern("dev/larder/runtime/redisson/command/*.lua");
        hints.resources().registerPattern("dev/larder/outbox/jdbc/*.sql");
        JACKSON_VERSIONS.forEach(name ->
                hints.reflection().registerType(TypeReference.of(name), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
        ServiceIndex.of(classLoader).entries().forEach(entry -> {
            registerValues(entry, hints, classLoader);
            hints.reflection()
                    .registerType(
                            TypeReference.of(entry.generated()),
                            MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                            MemberCategory.ACCESS_DECLARED_FIELDS);
            hints.proxies()
                    .registerJdkProxy(
                            TypeReference.of(entry.service()),
                            TypeReference.of("org.springframework.aop.SpringProxy"),
                            TypeReference.of("org.springframework.aop.framework.Advised"),
                            TypeReference.of("org.springframework.core.DecoratingProxy"));
        });
    }

    /** Lets the codec read and write what the annotated methods return. */
    private void registerValues(ServiceIndex.Entry entry, RuntimeHints hints, @Nullable ClassLoader classLoader) {
        Class<?> service = ClassUtils.resolveClassName(entry.service(), classLoader);
        for (Method method : service.getMethods()) {
            if (entry.methods().contains(method.getName())) {
                values.registerReflectionHints(hints.reflection(), method.getGenericReturnType());
            }
        }
    }
}
