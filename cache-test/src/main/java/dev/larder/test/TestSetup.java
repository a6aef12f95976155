package dev.larder.test;

import dev.larder.runtime.LarderBuilder;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What the cache of a test is made of. Immutable.
 *
 * @param onRedis whether it is on a server, or in memory
 * @param settings lines as in {@code larder.properties}
 * @param options options of the server
 * @param customizer called last
 */
record TestSetup(boolean onRedis, List<String> settings, List<String> options, Consumer<LarderBuilder> customizer) {

    /** Patient, so that a pause of the machine is no miss; and quick to see that a store is back. */
    private static final Map<String, String> OF_TESTS = Map.of(
            "larder.commandTimeout", "2s",
            "larder.connectTimeout", "10s",
            "larder.probeInterval", "20ms",
            "larder.keysInEvents", "true");

    static TestSetup inMemory(List<String> settings, Consumer<LarderBuilder> customizer) {
        return new TestSetup(false, settings, List.of(), customizer);
    }

    static TestSetup onRedis(List<String> settings, List<String> options, Consumer<LarderBuilder> customizer) {
        return new TestSetup(true, settings, options, customizer);
    }

    /** Returns what the annotation of the method says, or else that of the class or of a class around it. */
    static TestSetup of(ExtensionContext context) {
        for (AnnotatedElement element : elements(context)) {
            Optional<LarderTest> memory = find(element, LarderTest.class);
            Optional<RedisTest> redis = find(element, RedisTest.class);
            if (memory.isPresent() && redis.isPresent()) {
                throw new ExtensionConfigurationException("@LarderTest and @RedisTest are both on " + element
                        + "; keep one, or put the other one on single methods");
            }
            if (memory.isPresent()) {
                return inMemory(List.of(memory.get().settings()), builder -> {});
            }
            if (redis.isPresent()) {
                return onRedis(
                        List.of(redis.get().settings()), List.of(redis.get().options()), builder -> {});
            }
        }
        return inMemory(List.of(), builder -> {});
    }

    private static List<AnnotatedElement> elements(ExtensionContext context) {
        List<AnnotatedElement> elements = new ArrayList<>();
        context.getTestMethod().ifPresent(elements::add);
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            elements.add(type);
        }
        return elements;
    }

    private static <A extends Annotation> Optional<A> find(AnnotatedElement element, Class<A> type) {
        return AnnotationSupport.findAnnotation(element, type);
    }

    /** Returns the settings by name, those of the kit included. */
    Map<String, String> resolved() {
        Map<String, String> resolved = new LinkedHashMap<>(OF_TESTS);
        for (String line : settings) {
            String[] parts = line.split("=", 2);
            if (parts.length != 2) {
                throw new ExtensionConfigurationException(
                        "a setting has the form \"larder.commandTimeout = 50ms\" but is \"" + line + "\"");
            }
            resolved.put(parts[0].strip(), parts[1].strip());
        }
        return resolved;
    }
}
