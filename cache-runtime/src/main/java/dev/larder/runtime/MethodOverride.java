package dev.larder.runtime;

import dev.larder.runtime.internal.config.Setting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is set for one method, instead of what its annotation says. */
final class MethodOverride {

    static final MethodOverride NONE = new MethodOverride();

    /** The attributes that can be set. */
    enum Attribute {
        ENABLED("enabled"),
        TTL("ttl"),
        NULL_TTL("nullTtl"),
        JITTER("jitter");

        private final String text;

        Attribute(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final Map<Attribute, Setting> settings = new LinkedHashMap<>();

    /** Adds a setting, whose text is checked at once. */
    void add(Attribute attribute, Setting setting) {
        settings.put(attribute, setting);
        switch (attribute) {
            case ENABLED -> setting.flag();
            case JITTER -> expiry(Duration.ofDays(1), setting.percent(), setting);
            case TTL, NULL_TTL -> expiry(setting.duration(), 0, setting);
        }
    }

    boolean enabled() {
        Setting setting = settings.get(Attribute.ENABLED);
        return setting == null || setting.flag();
    }

    Expiry expiry(Expiry annotated) {
        Setting ttl = settings.get(Attribute.TTL);
        Setting jitter = settings.get(Attribute.JITTER);
        return new Expiry(
                ttl == null ? annotated.ttl() : ttl.duration(),
                jitter == null ? annotated.jitterPercent() : jitter.percent());
    }

    @Nullable
    Duration nullTtl(@Nullable Duration annotated) {
        Setting setting = settings.get(Attribute.NULL_TTL);
        return setting == null ? annotated : setting.duration();
    }

    /** @throws IllegalArgumentException when something is set that an updating method does not have */
    void requireForUpdates() {
        Setting setting = settings.get(Attribute.NULL_TTL);
        if (setting != null) {
            throw setting.invalid("is of an @Updates method, which remembers no absence; remove it");
        }
    }

    private static void expiry(Duration ttl, int jitterPercent, Setting setting) {
        try {
            new Expiry(ttl, jitterPercent);
        } catch (IllegalArgumentException e) {
            throw setting.invalid("cannot be: " + e.getMessage());
        }
    }
}
