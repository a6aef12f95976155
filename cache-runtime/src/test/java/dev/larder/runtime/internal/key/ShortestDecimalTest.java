package dev.larder.runtime.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {

    private static final int NUMBERS = 20_000;

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "1.0, 1.0",
        "-1.5, -1.5",
        "0.1, 0.1",
        "100.0, 100.0",
        "1.0E-3, 0.001",
        "2.0E-3, 0.002",
        "9.99E-4, 9.99E-4",
        "9999999.0, 9999999.0",
        "1.0E7, 1.0E7",
        "1.0E23, 1.0E23",
        "2.0E23, 2.0E23",
        "8.41E21, 8.41E21",
        "9.007199254740992E15, 9.007199254740992E15",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "4.9E-324, 4.9E-324",
        "9.9E-324, 9.9E-324",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void doublesHaveTheSameTextOnEachJvm(double number, String text) {
        assertThat(ShortestDecimal.of(number)).isEqualTo(text);
        assertThat(KeyText.of(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "0.1, 0.1",
        "1.0E10, 1.0E10",
        "3.4028235E38, 3.4028235E38",
        "1.4E-45, 1.4E-45",
        "1.17549435E-38, 1.1754944E-38",
        "3.3554432E7, 3.3554432E7",
        "2.0E-3, 0.002",
        "NaN, NaN"
    })
    void floatsHaveTheSameTextOnEachJvm(float number, String text) {
        assertThat(ShortestDecimal.of(number)).isEqualTo(text);
        assertThat(KeyText.of(number)).isEqualTo(text);
    }

    @Test
    void eachTextIsReadAsItsNumber() {
        Random random = new Random(17);
        for (int i = 0; i < NUMBERS; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            float small = Float.intBitsToFloat(random.nextInt());
            assertThat(Double.parseDouble(ShortestDecimal.of(number))).isEqualTo(Double.valueOf(number));
            assertThat(Float.parseFloat(ShortestDecimal.of(small))).isEqualTo(Float.valueOf(small));
        }
    }

    @Test
    void textsAreThoseOfJava19AndLater() {
        assumeTrue(Runtime.version().feature() >= 19);
        Random random = new Random(19);
        for (int i = 0; i < NUMBERS; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            double powerOfTwo = Math.scalb(1.0, i % 2098 - 1074);
            float small = Float.intBitsToFloat(random.nextInt());
            double price = random.nextInt(1_000_000) / 100.0;
            assertThat(ShortestDecimal.of(number)).isEqualTo(Double.toString(number));
            assertThat(ShortestDecimal.of(powerOfTwo)).isEqualTo(Double.toString(powerOfTwo));
            assertThat(ShortestDecimal.of(price)).isEqualTo(Double.toString(price));
            assertThat(ShortestDecimal.of(small)).isEqualTo(Float.toString(small));
        }
    }
}
