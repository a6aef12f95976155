package dev.larder.processor.resolution.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeToLiveParserTest {

    @ParameterizedTest
    @CsvSource({
        "90s, PT1M30S",
        "10m, PT10M",
        "1h30m, PT1H30M",
        "7d, P7D",
        "2w, P14D",
        "1w2d3h4m5s6ms, PT219H4M5.006S",
        "500ms, PT0.5S",
        "PT10M, PT10M",
        "p1dt2h, PT26H",
        "3600, PT1H",
        "1, PT1S",
        "1ms, PT0.001S",
        "3650d, P3650D",
    })
    void everyFormIsParsed(String text, String duration) {
        assertThat(TimeToLiveParser.parse("ttl", text)
                        .orReport(problem -> {})
                        .orElseThrow()
                        .duration())
                .isEqualTo(Duration.parse(duration));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "10 mins", "10M", "m", "30m1h", "1h1h", "1.5h", "ten", "1h ", "P", "PT", "P1W", "10mm", "½h"
            })
    void malformedDurationsAreRejected(String text) {
        assertThat(codeOf(text)).isEqualTo("CachedTtlInvalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s", "-1", "-5m", "PT0S", "PT-1S", "-PT1S", "0h0m"})
    void zeroAndNegativeDurationsAreRejected(String text) {
        assertThat(codeOf(text)).isEqualTo("CachedTtlNotPositive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.0001S", "PT1.0005S"})
    void fractionsOfMillisecondsAreRejected(String text) {
        assertThat(codeOf(text)).isEqualTo("CachedTtlTooFine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3651d",
                "600w",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999w",
                "PT9999999999999999H"
            })
    void durationsAboveTenYearsAreRejected(String text) {
        assertThat(codeOf(text)).isEqualTo("CachedTtlTooLong");
    }

    private static String codeOf(String text) {
        List<String> codes = new ArrayList<>();
        assertThat(TimeToLiveParser.parse("ttl", text)
                        .orReport(problem -> codes.add(problem.code().code())))
                .isEmpty();
        return String.join(",", codes);
    }
}
