package dev.larder.spring.boot;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as Larder's own settings write them. */
final class SettingText {

    private SettingText() {}

    /** Puts a value, unless it is {@code null}. */
    static void put(Map<String, String> settings, String name, @Nullable Object value) {
        if (value instanceof Duration duration) {
            settings.put(name, duration.toString());
        } else if (value != null) {
            settings.put(name, value.toString());
        }
    }
}
