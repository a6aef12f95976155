package dev.larder.runtime;

import dev.larder.runtime.MethodOverride.Attribute;
import dev.larder.runtime.internal.config.MethodNames;
import dev.larder.runtime.internal.config.Setting;
import dev.larder.runtime.internal.config.Settings;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is set for methods without compiling them anew.
 *
 * @param enabled whether methods are answered from the cache at all
 */
record Overrides(boolean enabled, Map<String, MethodOverride> methods) {

    /**
     * Sorts settings such as {@code larder.method.UserService.find.ttl} by method.
     *
     * @param names asked only when there is one
     * @throws IllegalArgumentException when one names no method or no attribute, or has a value that it can't have
     */
    static Overrides of(boolean enabled, Collection<Setting> settings, Supplier<MethodNames> names) {
        Map<String, MethodOverride> methods = new HashMap<>();
        MethodNames known = settings.isEmpty() ? null : names.get();
        for (Setting setting : settings) {
            String path = setting.name().substring(Settings.METHOD_PREFIX.length());
            int dot = path.lastIndexOf('.');
            Attribute attribute = attribute(path.substring(dot + 1), setting);
            String method = path.substring(0, Math.max(dot, 0));
            if (known != null) {
                known.require(method, setting);
            }
            methods.computeIfAbsent(method, absent -> new MethodOverride()).add(attribute, setting);
        }
        return new Overrides(enabled, methods);
    }

    private static Attribute attribute(String name, Setting setting) {
        return Arrays.stream(Attribute.values())
                .filter(attribute -> attribute.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> setting.invalid("must end in one of " + Arrays.toString(Attribute.values())));
    }

    MethodOverride of(String method) {
        return methods.getOrDefault(method, MethodOverride.NONE);
    }

    boolean enabled(String method) {
        return enabled && of(method).enabled();
    }
}
