package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says about code and commands is so. */
class ReadmeTest {

    private static final int MAX_WORDS = 1250;

    private final Markdown readme = Markdown.of("README.md");

    @Test
    void itIsShort() {
        assertThat(readme.prose().split("\\s+")).hasSizeLessThan(MAX_WORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Run it", "Test it"})
    void oneCommandIsEnough(String title) {
        assertThat(Markdown.blocks(readme.section(title), "sh"))
                .singleElement()
                .satisfies(block -> assertThat(block.lines()).hasSize(1));
    }

    @Test
    void ciRunsTheTestCommand() {
        String command = Markdown.blocks(readme.section("Test it"), "sh").get(0);
        assertThat(Markdown.read(Path.of("../.ci/run"))).endsWith("exec " + command + "\n");
    }

    @Test
    void theInterfaceIsTheOneThatIsCompiledHere() {
        String source = Markdown.read(Path.of("src/test/java/shop/UserService.java"));
        String declaration =
                source.substring(source.indexOf("public interface")).strip();
        assertThat(readme.blocks("java")).contains(declaration);
    }

    @Test
    void theGeneratedClassIsTheOneThatTheProcessorWrites() {
        String generated =
                Markdown.read(Path.of("target/generated-test-sources/test-annotations/shop/CachedUserService.java"));
        assertThat(Markdown.of("docs/generated-code.md").blocks("java")).contains(generated.strip());
    }
}
