package dev.larder.runtime.jackson;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.Versioned;
import dev.larder.runtime.spi.UnsupportedValueException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The versions of Jackson that the codec is tested with.
 *
 * <p>Jackson's inner rules of what a property is change between minor versions: 2.16 and 2.17 write each record as an
 * empty object under the codec's settings. So an untested version is refused at start.
 */
final class JacksonVersions {

    /** The first minor version of 2.x that passes the tests; {@code .ci/versions} runs them. */
    static final int OLDEST_MINOR = 18;

    /** The last minor version of 2.x that passes the tests. */
    static final int NEWEST_MINOR = 23;

    private JacksonVersions() {}

    /**
     * Checks the parts of Jackson on the class path.
     *
     * @throws UnsupportedValueException when one is of a version that is not tested
     */
    static void check() {
        Map<String, Version> parts = new LinkedHashMap<>();
        parts.put("jackson-databind", com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION);
        parts.put("jackson-core", com.fasterxml.jackson.core.json.PackageVersion.VERSION);
        parts.put("jackson-datatype-jdk8", versionOf("com.fasterxml.jackson.datatype.jdk8.PackageVersion"));
        parts.put("jackson-datatype-jsr310", versionOf("com.fasterxml.jackson.datatype.jsr310.PackageVersion"));
        parts.put(
                "jackson-module-parameter-names", versionOf("com.fasterxml.jackson.module.paramnames.PackageVersion"));
        parts.forEach(JacksonVersions::check);
    }

    private static Version versionOf(String packageVersion) {
        try {
            return ((Versioned) Class.forName(packageVersion)
                            .getDeclaredConstructor()
                            .newInstance())
                    .version();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return Version.unknownVersion();
        }
    }

    static void check(String part, Version version) {
        boolean unknown = version.isUnknownVersion();
        if (unknown
                || version.getMajorVersion() != 2
                || version.getMinorVersion() < OLDEST_MINOR
                || version.getMinorVersion() > NEWEST_MINOR) {
            throw new UnsupportedValueException(part + (unknown ? " has no version that can be read" : " is " + version)
                    + ", and Larder is tested with Jackson " + range()
                    + "; import com.fasterxml.jackson:jackson-bom of such a version, or set another codec");
        }
    }

    /**
     * Returns whether Jackson writes characters beyond U+FFFF as they are without harm. Before 2.21 it makes a character of the
     * halves of two, which would change the text; escapes are used there.
     */
    static boolean combinesSurrogates() {
        return com.fasterxml.jackson.core.json.PackageVersion.VERSION.getMinorVersion() >= 21;
    }

    /** Returns the tested range, as messages and documentation spell it. */
    static String range() {
        return "2." + OLDEST_MINOR + " to 2." + NEWEST_MINOR;
    }
}
