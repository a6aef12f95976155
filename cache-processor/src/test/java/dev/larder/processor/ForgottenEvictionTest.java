package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.testing.Compiled;
import dev.larder.processor.testing.CompilerUnderTest;
import dev.larder.processor.testing.ExampleServices;
import dev.larder.processor.testing.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes each eviction out of the services of the examples, and each pattern out of an eviction with several. Each of these is found; the
 * services as they are have no warning.
 */
class ForgottenEvictionTest {

    private static final Pattern ANNOTATION = Pattern.compile("@(?:Evicts|Updates)\\(.*?\\)\n");
    private static final Pattern SEVERAL = Pattern.compile("@Evicts\\(pattern = \\{(.*?)}\\)\n");

    @TempDir
    Path directory;

    /** A service without one of its evictions; {@code taken} is what was taken out. */
    record Broken(String path, String source, String taken) {

        @Override
        public String toString() {
            return path.substring(path.lastIndexOf('/') + 1) + " without " + taken.strip();
        }
    }

    static List<Broken> evictions() {
        List<Broken> broken = new ArrayList<>();
        ExampleServices.sources().forEach((path, source) -> {
            Matcher annotation = ANNOTATION.matcher(source);
            while (annotation.find()) {
                broken.add(without(path, source, annotation.start(), annotation.end()));
            }
            Matcher several = SEVERAL.matcher(source);
            while (several.find()) {
                Matcher pattern = Pattern.compile("\"[^\"]*\",? ?").matcher(several.group(1));
                while (pattern.find()) {
                    broken.add(without(
                            path, source, several.start(1) + pattern.start(), several.start(1) + pattern.end()));
                }
            }
        });
        return broken;
    }

    private static Broken without(String path, String source, int start, int end) {
        return new Broken(path, source.substring(0, start) + source.substring(end), source.substring(start, end));
    }

    @ParameterizedTest
    @MethodSource("evictions")
    void anEvictionThatIsTakenOutIsFound(Broken broken) {
        assertThat(compile(broken.path(), broken.source()))
                .extracting(Message::code)
                .containsAnyOf("EvictionMissing", "EvictionIncomplete");
    }

    @ParameterizedTest
    @MethodSource("services")
    void theServicesAsTheyAreHaveNoWarning(String path) {
        assertThat(compile(path, ExampleServices.sources().get(path))).isEmpty();
    }

    static Set<String> services() {
        return ExampleServices.sources().keySet();
    }

    private List<Message> compile(String path, String source) {
        Compiled compiled = CompilerUnderTest.javac(directory)
                .with("-proc:only", "-implicit:none")
                .onSourcePath(ExampleServices.FOLDER)
                .compile(Map.of(path, source));
        assertThat(compiled.success())
                .as(compiled.output() + compiled.messages())
                .isTrue();
        return compiled.ours();
    }
}
