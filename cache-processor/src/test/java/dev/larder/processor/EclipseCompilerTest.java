package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.testing.Compiled;
import dev.larder.processor.testing.CompilerUnderTest;
import dev.larder.processor.testing.Message;
import dev.larder.processor.testing.Resources;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Eclipse compiler has a language model of its own, which has to lead to the same classes and diagnostics. */
class EclipseCompilerTest {

    @TempDir
    Path directory;

    static List<Path> golden() {
        return GoldenTest.files();
    }

    static List<Path> negative() {
        return NegativeTest.files();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void eclipseGeneratesTheSameAsJavac(Path file) {
        Compiled compiled = GoldenTest.compile(CompilerUnderTest.ecj(directory), file);

        assertThat(compiled.messages()).filteredOn(m -> m.kind() == Kind.ERROR).isEmpty();
        assertThat(compiled.success()).as(compiled.output()).isTrue();
        assertThat(compiled.generated())
                .isEqualTo(GoldenTest.expected(file.getFileName().toString().replace(".java", "")));
    }

    @ParameterizedTest
    @MethodSource("negative")
    void eclipseReportsTheSameAsJavac(Path file) {
        String source = Resources.read(file);
        String name = file.getFileName().toString();

        Compiled compiled = NegativeTest.compile(CompilerUnderTest.ecj(directory), name, source);

        assertThat(compiled.ours())
                .as("%s%n%s", compiled.messages(), compiled.output())
                .extracting(Message::code, Message::line)
                .containsExactlyInAnyOrderElementsOf(NegativeTest.expectations(source, name).stream()
                        .filter(NegativeTest.Expected::everywhere)
                        .map(e -> org.assertj.core.groups.Tuple.tuple(e.code(), e.line()))
                        .toList());
    }
}
