package dev.larder.spring.boot;

import dev.larder.runtime.LarderBuilder;
import java.util.Map;
import org.springframework.core.env.Environment;

/** Tells a builder what the properties say. */
record PropertySettings(LarderProperties properties, Environment environment) {

    void apply(LarderBuilder builder) {
        Map<String, String> settings = properties.settings();
        settings.computeIfAbsent("keyPrefix", absent -> prefixOfApplication());
        settings.forEach((name, text) -> builder.setting("larder." + name, text));
    }

    /** The application's name, with a hyphen for what a key prefix cannot hold. */
    private String prefixOfApplication() {
        String name = environment.getProperty("spring.application.name", "");
        return name.strip().replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}._-]", "-");
    }
}
