package dev.larder.runtime.internal.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All settings that were written as text, by name. A setting of the builder wins over a system property, and that over the
 * file. Immutable.
 */
public final class Settings {

    /** The file on the class path. */
    public static final String FILE = "larder.properties";

    /** The beginning of the names of all settings. */
    public static final String PREFIX = "larder.";

    /** The beginning of the names of the settings of methods. */
    public static final String METHOD_PREFIX = "larder.method.";

    /** The beginning of system properties of tests and tools, which are not settings. */
    private static final String TEST_PREFIX = "larder.test.";

    private final Map<String, Setting> settings = new TreeMap<>();

    /**
     * Collects the settings.
     *
     * @param loader finds the file; Larder's own class loader looks for it next
     * @param system the system properties; those that do not begin with {@code larder.} are ignored
     * @param chosen the settings of the builder
     */
    public Settings(ClassLoader loader, Properties system, Map<String, String> chosen) {
        addFile(ClassPath.of(loader).find(FILE));
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
     * Checks the names of all settings but those of methods.
     *
     * @param known the names of settings, without {@code larder.}
     * @throws IllegalArgumentException when there is a setting of another name
     */
    public void requireKnown(Collection<String> known) {
        Collection<String> names = known.stream().map(name -> PREFIX + name).toList();
        for (Setting setting : settings.values()) {
            if (!setting.name().startsWith(METHOD_PREFIX) && !names.contains(setting.name())) {
                throw setting.invalid("is not a setting of Larder" + NearestName.question(setting.name(), names));
            }
        }
    }

    /** Returns a setting, or {@code null} when there is none. */
    public @Nullable Setting find(String name) {
        return settings.get(PREFIX + name);
    }
}
