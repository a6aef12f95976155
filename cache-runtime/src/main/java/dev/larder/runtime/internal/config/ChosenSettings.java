package dev.larder.runtime.internal.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that the application chose in code, by definition. Not thread-safe. */
public final class ChosenSettings {

    private final Map<SettingDefinition<?>, Object> values = new HashMap<>();

    /**
     * Chooses a value. A later choice replaces an earlier one.
     *
     * @throws IllegalArgumentException when the value is not allowed; the message names the setting, the rule and the value
     */
    public <T> void choose(SettingDefinition<T> setting, T value) {
        values.put(setting, setting.require(value));
    }

    /** Returns the chosen value, or {@code null} when there is none. */
    public <T> @Nullable T get(SettingDefinition<T> setting) {
        Object value = values.get(setting);
        return value == null ? null : setting.type().cast(value);
    }

    /** Returns whether there is a chosen value. */
    public boolean contains(SettingDefinition<?> setting) {
        return values.containsKey(setting);
    }
}
