package dev.larder.runtime.internal.binding;

import dev.larder.runtime.internal.binding.MethodOverride.Attribute;
import dev.larder.runtime.internal.config.MethodNames;
import dev.larder.runtime.internal.config.Setting;
import dev.larder.runtime.internal.config.Settings;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The settings of methods, which win over their annotations without another compilation.
 *
 * @param enabled whether methods are answered from the cache at all
 */
public record MethodOverrides(boolean enabled, Map<String, MethodOverride> methods) {

    /** No settings: annotations alone decide. */
    public static final MethodOverrides NONE = new MethodOverrides(true, Map.of());

    /**
     * Sorts settings such as {@code larder.method.UserService.find.ttl} by method.
     *
     * @param names is asked only when there is a setting
     * @throws IllegalArgumentException when one names no method or no attribute, or has a value out of range
     */
    public static MethodOverrides of(boolean enabled, Collection<Setting> settings, Supplier<MethodNames> names) {
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
        return new MethodOverrides(enabled, methods);
    }

    private static Attribute attribute(String name, Setting setting) {
        return Arrays.stream(Attribute.values())
                .filter(attribute -> attribute.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> setting.invalid("must end in one of " + Arrays.toString(Attribute.values())));
    }

    public MethodOverride of(String method) {
        return methods.getOrDefault(method, MethodOverride.NONE);
    }

    public boolean enabled(String method) {
        return enabled && of(method).enabled();
    }
}
