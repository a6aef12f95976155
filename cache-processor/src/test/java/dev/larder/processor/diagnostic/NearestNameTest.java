package dev.larder.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NearestNameTest {

    /** The table that the tests of the processor and of the runtime share, so that both propose the same names. */
    private static final Path TABLE = Path.of("src/test/resources/nearest-names.csv");

    static List<String[]> rows() throws IOException {
        try (Stream<String> lines = Files.lines(TABLE)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theNearestNameIsFoundForAMisspeltOne(String name, String candidates, String nearest) {
        List<String> names = candidates.isEmpty() ? List.of() : List.of(candidates.split(" "));

        assertThat(NearestName.of(name, names).orElse("")).isEqualTo(nearest);
    }
}
