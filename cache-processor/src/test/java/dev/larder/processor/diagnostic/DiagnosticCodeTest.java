package dev.larder.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticCodeTest {

    @Test
    void aMessageStatesTheCodeTheValueTheRuleAndTheRemedy() {
        assertThat(Problem.of(DiagnosticCode.CACHED_TTL_INVALID, "ttl", "10 mins")
                        .message())
                .isEqualTo("[CachedTtlInvalid] ttl \"10 mins\" is not a duration;"
                        + " write \"10m\", \"1h30m\", \"PT10M\" or seconds such as \"600\"");
    }

    @Test
    void everyCodeHasASectionOfTheDocumentation() throws IOException {
        List<String> sections = Files.readAllLines(Path.of("../docs/diagnostics.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();

        assertThat(sections)
                .containsExactlyElementsOf(Arrays.stream(DiagnosticCode.values())
                        .map(DiagnosticCode::code)
                        .toList());
    }
}
