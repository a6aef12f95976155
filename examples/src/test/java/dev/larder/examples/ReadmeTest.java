package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says about code and commands is so. */
class ReadmeTest {

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file)).replace("\r\n", "\n");
    }

    private static String section(String title) throws IOException {
        return read("../README.md").split("\n## " + title + "\n", 2)[1].split("\n## ", 2)[0];
    }

    private static List<String> blocks(String markdown, String language) {
        return Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(markdown)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Run it", "Test it"})
    void oneCommandIsEnough(String title) throws IOException {
        assertThat(blocks(section(title), "sh"))
                .singleElement()
                .satisfies(block -> assertThat(block.lines()).hasSize(1));
    }

    @Test
    void ciRunsTheTestCommand() throws IOException {
        assertThat(read("../.ci/run"))
                .endsWith("exec " + blocks(section("Test it"), "sh").get(0) + "\n");
    }

    @Test
    void theInterfaceIsTheOneThatIsCompiledHere() throws IOException {
        String source = read("src/test/java/shop/UserService.java");
        String declaration =
                source.substring(source.indexOf("public interface")).strip();
        assertThat(blocks(read("../README.md"), "java")).contains(declaration);
    }

    @Test
    void theGeneratedClassIsTheOneThatTheProcessorWrites() throws IOException {
        String generated = read("target/generated-test-sources/test-annotations/shop/CachedUserService.java");
        assertThat(blocks(section("What is generated"), "java")).containsExactly(generated.strip());
    }
}
