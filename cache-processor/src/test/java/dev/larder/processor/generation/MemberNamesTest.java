package dev.larder.processor.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberNamesTest {

    @ParameterizedTest
    @CsvSource({"find, FIND", "findAll, FIND_ALL", "readURLOf, READ_URL_OF", "find2, FIND2", "a1B, A1_B", "FIND, FIND"})
    void constantsAreNamedInUpperCaseWords(String method, String constant) {
        assertThat(MemberNames.upperCase(method)).isEqualTo(constant);
    }
}
