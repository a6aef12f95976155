package dev.larder.runtime.internal.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All settings that were written as text, by name: of those with the same name the one from the builder, else from the
 * system properties, else from the file.
 */
public final class Settings {

    /** What is looked for on the class path. */
    public static final String FILE = "larder.properties";

    /** What the names of settings begin with. */
    public static final String PREFIX = "larder.";

    /** What the names of settings of a method begin with. */
    public static final String METHOD_PREFIX = "larder.method.";

    /** System properties of tests and tools, which are no settings. */
    private static final String TEST_PREFIX = "larder.test.";

    private final Map<String, Setting> settings = new TreeMap<>();

    /**
     * Collects what there is.
     *
     * @param system the system properties; those that don't begin with {@code larder.} are left alone
     * @param chosen settings from the builder
     */
    public Settings(ClassLoader loader, Properties system, Map<String, String> chosen) {
        addFile(loader.getResource(FILE));
        for (String name : system.stringPropertyNames()) {
            if (name.startsWith(PREFIX) && !name.startsWith(TEST_PREFIX)) {
                add(name, system.getProperty(name), "system property");
            }
        }
        chosen.forEach((name, text) -> add(name, text, "LarderBuilder.setting"));
    }

    private void addFile(@Nullable URL file) {
        if (file == null) {
            return;
        }
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        properties.stringPropertyNames().forEach(name -> add(name, properties.getProperty(name), file.toString()));
    }

    private void add(String name, String text, String origin) {
        settings.put(name, new Setting(name, text.strip(), origin));
    }

    /** Returns the settings of methods. */
    public Collection<Setting> ofMethods() {
        return settings.values().stream()
                .filter(setting -> setting.name().startsWith(METHOD_PREFIX))
                .toList();
    }

    /**
     * Checks that there is no setting of another name, but for those of methods.
     *
     * @param known the names of settings without {@code larder.}
     * @throws IllegalArgumentException when there is
     */
    public void requireKnown(Collection<String> known) {
        Collection<String> names = known.stream().map(name -> PREFIX + name).toList();
        for (Setting setting : settings.values()) {
            if (!setting.name().startsWith(METHOD_PREFIX) && !names.contains(setting.name())) {
                throw setting.invalid("is no setting of Larder" + NearestName.question(setting.name(), names));
            }
        }
    }

    /** Returns a setting, or {@code null} when there is none. */
    public @Nullable Setting find(String name) {
        return settings.get(PREFIX + name);
    }

    /** Returns what was chosen, or else what is set, or else the default. */
    public String text(String name, @Nullable String chosen, String byDefault) {
        Setting setting = find(name);
        return chosen != null ? chosen : setting != null ? setting.text() : byDefault;
    }

    /** Returns what was chosen, or else what is set, or else the default. */
    public Duration duration(String name, @Nullable Duration chosen, Duration byDefault) {
        Setting setting = find(name);
        return chosen != null ? chosen : setting != null ? setting.duration() : byDefault;
    }

    /** Returns what was chosen, or else what is set, or else the default. */
    public int number(String name, @Nullable Integer chosen, int byDefault) {
        Setting setting = find(name);
        return chosen != null ? chosen : setting != null ? setting.number() : byDefault;
    }

    /** Returns what was chosen, or else what is set, or else the default. */
    public boolean flag(String name, @Nullable Boolean chosen, boolean byDefault) {
        Setting setting = find(name);
        return chosen != null ? chosen : setting != null ? setting.flag() : byDefault;
    }

    /** Returns what was chosen, or else what is set, or else the default. */
    public <E extends Enum<E>> E constant(String name, @Nullable E chosen, E byDefault) {
        Setting setting = find(name);
        return chosen != null ? chosen : setting != null ? setting.constant(byDefault.getDeclaringClass()) : byDefault;
    }
}
