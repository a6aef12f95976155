package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.binding.MethodOverride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares docs/configuration.md with the attributes that settings of methods have. */
class ConfigurationPageTest {

    private static List<String> rows(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../docs/configuration.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    @Test
    void thePageNamesEveryAttributeOfAMethod() throws IOException {
        assertThat(rows("^\\| `(\\w+)` \\| `@"))
                .containsExactlyElementsOf(Arrays.stream(MethodOverride.Attribute.values())
                        .map(MethodOverride.Attribute::toString)
                        .toList());
    }
}
