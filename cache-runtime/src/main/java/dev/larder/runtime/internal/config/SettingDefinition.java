package dev.larder.runtime.internal.config;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One setting: its name, type, default, check and description. {@link SettingsTable} lists all of them. Immutable.
 *
 * @param <T> the type of its values
 */
public final class SettingDefinition<T> {

    private final String name;

    private final Class<T> type;

    private final Function<Setting, T> parser;

    private final T byDefault;

    private final String defaultText;

    private final ValueRule<T> rule;

    private final String description;

    SettingDefinition(
            String name,
            Class<T> type,
            Function<Setting, T> parser,
            T byDefault,
            String defaultText,
            ValueRule<T> rule,
            String description) {
        this.name = name;
        this.type = type;
        this.parser = parser;
        this.byDefault = byDefault;
        this.defaultText = defaultText;
        this.rule = rule;
        this.description = description;
        require(byDefault);
    }

    /** Returns the name without {@code larder.}, which is also the name of the builder's method. */
    public String name() {
        return name;
    }

    /** Returns the type of the values. */
    public Class<T> type() {
        return type;
    }

    /** Returns the default. */
    public T byDefault() {
        return byDefault;
    }

    /** Returns the default as documentation shows it; empty when the default is an empty text. */
    public String defaultText() {
        return defaultText;
    }

    /** Returns the meaning, as a sentence without a full stop. */
    public String description() {
        return description;
    }

    /**
     * Returns a value that is allowed.
     *
     * @throws IllegalArgumentException when the value breaks the rule; the message names the setting, the rule and the value
     */
    public T require(T value) {
        String broken = rule.brokenBy(Objects.requireNonNull(value, name));
        if (broken != null) {
            throw new IllegalArgumentException(name + " = " + shown(value) + " " + broken);
        }
        return value;
    }

    /**
     * Returns the chosen value, or else the value that is set, or else the default.
     *
     * @param chosen the builder's value, or {@code null} when the builder has none
     * @throws IllegalArgumentException when the value that counts is not allowed
     */
    public T resolve(Settings settings, @Nullable T chosen) {
        return resolve(settings, chosen, byDefault);
    }

    /** Returns the same with another default, for a setting whose default depends on other settings. */
    public T resolve(Settings settings, @Nullable T chosen, T byDefault) {
        if (chosen != null) {
            return require(chosen);
        }
        Setting setting = settings.find(name);
        return setting == null ? byDefault : parse(setting);
    }

    private T parse(Setting setting) {
        T value = parser.apply(setting);
        String broken = rule.brokenBy(value);
        if (broken != null) {
            throw setting.invalid(broken);
        }
        return value;
    }

    private static String shown(Object value) {
        if (value instanceof Duration duration) {
            return DurationText.format(duration);
        }
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }

    /** Returns the name and the default. */
    @Override
    public String toString() {
        return Settings.PREFIX + name + " = " + defaultText;
    }
}
