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

    @ParameterizedTest
    @CsvSource({"0%, 0.0", "0.01%, 0.0001", "1%, 0.01", "33.3%, 0.333", "100%, 1.0"})
    void sharesMayBeSmall(String text, double share) {
        assertThat(setting(text).share()).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.01", "%", ".5%", "1,5%", "-1%", "1e-3%", "100.1%"})
    void whatIsNoShareIsNamedWithTheRemedy(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(setting(text)::share)
                .withMessageContaining("write a percentage such as \"0.01%\"");
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
