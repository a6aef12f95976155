package dev.larder.runtime.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

    private static Setting setting(String text) {
        return new Setting("larder.leaseTime", text, "system property");
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "90s, PT1M30S",
        "10m, PT10M",
        "1h30m, PT1H30M",
        "7d, P7D",
        "2w, P14D",
        "PT10M, PT10M",
        "3600, PT1H"
    })
    void durationsAreWrittenAsInAnnotations(String text, Duration duration) {
        assertThat(setting(text).duration()).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10 mins", "m", "30m1h", "-5", "1.5h", "99999999999999999999", "99999999999999999w"})
    void whatIsNoDurationIsNamedWithItsOriginAndTheRemedy(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(setting(text)::duration)
                .withMessage("larder.leaseTime = \"" + text + "\" (system property) is not a duration; write \"10m\","
                        + " \"1h30m\", \"PT10M\" or seconds such as \"600\"");
    }

    @Test
    void flagsAreTrueOrFalse() {
        assertThat(setting("TRUE").flag()).isTrue();
        assertThat(setting("false").flag()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(setting("yes")::flag).withMessageContaining("neither");
    }

    @Test
    void numbersHaveDigitsOnly() {
        assertThat(setting("64").number()).isEqualTo(64);
        assertThatIllegalArgumentException()
                .isThrownBy(setting("8 MiB")::number)
                .withMessageContaining("digits");
    }

    @Test
    void sharesAreWholePercent() {
        assertThat(setting("10%").percent()).isEqualTo(10);
        assertThat(setting("10").percent()).isEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(setting("0.1")::percent).withMessageContaining("percent");
    }

    @Test
    void constantsAreThoseOfTheirType() {
        assertThat(setting("days").constant(TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting("weeks").constant(TimeUnit.class))
                .withMessageContaining("must be one of [NANOSECONDS");
    }
}
