package dev.larder.processor.resolution.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JitterParserTest {

    @ParameterizedTest
    @CsvSource({"1%, 1", "10%, 10", "90%, 90"})
    void wholePercentagesAreParsed(String text, int percent) {
        assertThat(JitterParser.parse(text).orReport(problem -> {})).contains(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "0%", "91%", "100%", "-5%", "1.5%", "05%", " 5%", "5 %", "%"})
    void otherTextsAreRejected(String text) {
        assertThat(JitterParser.parse(text).orReport(problem -> {})).isEmpty();
    }
}
