package dev.larder.runtime.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NearestNameTest {

    /** The table that the tests of the processor and of the runtime share, so that both propose the same names. */
    private static final Path TABLE = Path.of("../cache-processor/src/test/resources/nearest-names.csv");

    static List<String[]> rows() throws IOException {
        try (Stream<String> lines = Files.lines(TABLE)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void findsWhatAMisspeltNameWasMeantToBe(String name, String candidates, String nearest) {
        List<String> names = candidates.isEmpty() ? List.of() : List.of(candidates.split(" "));

        assertThat(NearestName.of(name, names).orElse("")).isEqualTo(nearest);
    }

    @Test
    void asksWhetherTheNearestNameWasMeant() {
        assertThat(NearestName.question("tll", List.of("ttl", "jitter"))).isEqualTo("; did you mean ttl?");
        assertThat(NearestName.question("tenant", List.of("ttl", "jitter"))).isEmpty();
    }
}
