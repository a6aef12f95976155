package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.testing.Compiled;
import dev.larder.processor.testing.CompilerUnderTest;
import dev.larder.processor.testing.Message;
import dev.larder.processor.testing.Resources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code negative/} is wrong in one way. A comment at the end of a line says what is to be reported on that line;
 * anything that is reported elsewhere, or not reported, fails.
 */
class NegativeTest {

    private static final Pattern EXPECTATION = Pattern.compile("// (error|warning|note): (\\w+)( \\(javac\\))?$");

    /** Codes that no single source file causes. */
    private static final Set<String> TESTED_ELSEWHERE =
            Set.of("LockDiffers", "OptionInvalid", "OptionTypeUnknown", "ParameterNamesMissing", "ProcessorFailed");

    @TempDir
    Path directory;

    /**
     * What is expected.
     *
     * @param everywhere whether all compilers report it, and not only javac
     */
    record Expected(String code, Kind kind, String file, long line, boolean everywhere) {}

    static List<Path> files() {
        return Resources.files("negative");
    }

    @ParameterizedTest
    @MethodSource("files")
    void theCodeIsReportedOnTheExpectedLine(Path file) {
        String source = Resources.read(file);
        String name = file.getFileName().toString();
        List<Expected> expected = expectations(source, name);

        Compiled compiled = compile(CompilerUnderTest.javac(directory), name, source);

        assertThat(compiled.ours())
                .as("%s%n%s", compiled.messages(), compiled.output())
                .extracting(m -> new Expected(m.code(), kind(m), m.file(), m.line(), true))
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .map(e -> new Expected(e.code(), e.kind(), e.file(), e.line(), true))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsNamedAfterItsCode(Path file) {
        String code = file.getFileName().toString().replace(".java", "");

        assertThat(expectations(Resources.read(file), ""))
                .isNotEmpty()
                .allMatch(e -> e.code().equals(code));
    }

    @Test
    void everyCodeHasAFile() {
        Set<String> codes = new TreeSet<>();
        for (DiagnosticCode code : DiagnosticCode.values()) {
            codes.add(code.code());
        }
        codes.removeAll(TESTED_ELSEWHERE);

        assertThat(files())
                .extracting(file -> file.getFileName().toString().replace(".java", ""))
                .containsExactlyElementsOf(codes);
    }

    @Test
    void anUnknownChoiceForUnmatchedEvictsIsAnError() {
        Compiled compiled = CompilerUnderTest.javac(directory)
                .with("-proc:only", "-Alarder.unmatchedEvicts=fail")
                .compile(Map.of("negative/Empty.java", "package negative; interface Empty {}"));

        assertThat(compiled.ours()).extracting(Message::code).containsExactly("OptionInvalid");
        assertThat(compiled.success()).isFalse();
    }

    @Test
    void anOptionSilencesAWarningByName() {
        String name = "EvictionMissing.java";
        String source = Resources.read(Resources.directory("negative").resolve(name));

        assertThat(compile(CompilerUnderTest.javac(directory), name, source, "EvictionMissing")
                        .ours())
                .isEmpty();
    }

    @Test
    void keysThatNothingEvictsAreReportedOnlyIfTheOptionSaysSo() {
        String name = "KeyNeverEvicted.java";
        String source = Resources.read(Resources.directory("negative").resolve(name));

        assertThat(CompilerUnderTest.javac(directory)
                        .with("-proc:only")
                        .compile(Map.of("negative/" + name, source))
                        .ours())
                .isEmpty();
        assertThat(compile(CompilerUnderTest.javac(directory).with("-Alarder.unevictedTtl=30d"), name, source)
                        .ours())
                .isEmpty();
    }

    @Test
    void aPromiseThatIsNotNeededIsReportedOnlyIfTheOptionSaysSo() {
        String name = "NearSharedRedundant.java";
        String source = Resources.read(Resources.directory("negative").resolve(name));

        assertThat(CompilerUnderTest.javac(directory)
                        .with("-proc:only")
                        .compile(Map.of("negative/" + name, source))
                        .ours())
                .isEmpty();
    }

    @Test
    void anUnknownWarningOrLimitIsAnError() {
        Compiled compiled = CompilerUnderTest.javac(directory)
                .with("-proc:only", "-Alarder.lint=-KeyNeverEvict", "-Alarder.unevictedTtl=1 day")
                .compile(Map.of("negative/Empty.java", "package negative; interface Empty {}"));

        assertThat(compiled.ours())
                .extracting(Message::code)
                .containsExactlyInAnyOrder("OptionInvalid", "CachedTtlInvalid");
        assertThat(compiled.messages().toString()).contains("-KeyNeverEvicted to silence it");
    }

    @Test
    void aValueTypeOfAnOptionMustExist() {
        String source = """
                package negative;
                import com.fasterxml.jackson.databind.JsonNode;
                import com.google.common.collect.ImmutableList;
                interface Users {
                    @dev.larder.annotation.Cached(ttl = "1h")
                    ImmutableList<JsonNode> find(long id);
                    @dev.larder.annotation.Cached(ttl = "1h")
                    ImmutableList<Object> others(long id);
                }
                """;

        Compiled compiled = CompilerUnderTest.javac(directory)
                .with(
                        "-proc:only",
                        "-Alarder.values=com.google.common.collect.ImmutableList,"
                                + " com.fasterxml.jackson.databind.JsonNode, no.such.Type")
                .compile(Map.of("negative/Users.java", source));

        assertThat(compiled.ours())
                .extracting(Message::code, Message::line)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("ValueTypeObject", 8L),
                        org.assertj.core.groups.Tuple.tuple("OptionTypeUnknown", -1L));
    }

    /** Compiles a file of {@code negative/} with the types of {@code foreign/} in reach. */
    static Compiled compile(CompilerUnderTest compiler, String name, String source, String... silent) {
        return compiler.with(
                        "-proc:only",
                        "-Alarder.lint=KeyNeverEvicted,NearSharedRedundant"
                                + (silent.length == 0 ? "" : ",-" + silent[0]))
                .onSourcePath(Resources.directory("foreign"))
                .compile(Map.of("negative/" + name, source));
    }

    static List<Expected> expectations(String source, String file) {
        List<Expected> expected = new ArrayList<>();
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher expectation = EXPECTATION.matcher(lines.get(i));
            if (expectation.find()) {
                Kind kind = Kind.valueOf(expectation.group(1).toUpperCase(Locale.ROOT));
                expected.add(new Expected(expectation.group(2), kind, file, i + 1, expectation.group(3) == null));
            }
        }
        return expected;
    }

    private static Kind kind(Message message) {
        return message.kind() == Kind.MANDATORY_WARNING ? Kind.WARNING : message.kind();
    }
}
