package dev.larder.runtime.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import dev.larder.runtime.spi.UnsupportedValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of Jackson that no test has seen are refused. */
class JacksonVersionsTest {

    @ParameterizedTest
    @ValueSource(ints = {18, 19, 20, 21, 22, 23})
    void testedVersionsAreTaken(int minor) {
        assertThatCode(() -> JacksonVersions.check("jackson-core", version(2, minor)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2,14", "2,15", "2,16", "2,17", "2,24", "2,30", "1,18", "3,0", "3,18"})
    void otherVersionsAreRefusedWithTheRemedy(int major, int minor) {
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> JacksonVersions.check("jackson-core", version(major, minor)))
                .withMessageContaining("jackson-core is " + major + "." + minor)
                .withMessageContaining("2.18 to 2.23")
                .withMessageContaining("jackson-bom");
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> JacksonVersions.check("jackson-core", Version.unknownVersion()))
                .withMessageContaining("no version");
    }

    @Test
    void theVersionOfThisBuildIsWithinTheRange() {
        JacksonVersions.check();
        assertThat(PackageVersion.VERSION.getMinorVersion())
                .isBetween(JacksonVersions.OLDEST_MINOR, JacksonVersions.NEWEST_MINOR);
    }

    private static Version version(int major, int minor) {
        return new Version(major, minor, 0, null, null, null);
    }
}
