package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.testing.Compiled;
import dev.larder.processor.testing.CompilerUnderTest;
import dev.larder.processor.testing.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code golden/} is compiled, and what is generated has to be, to the letter, what stands in the directory of its
 * name in {@code golden-generated/}. With {@code -Dlarder.test.golden=update} that is rewritten instead, to be read before it is committed.
 */
class GoldenTest {

    private static final boolean UPDATE = "update".equals(System.getProperty("larder.test.golden"));

    /** All but the warnings that are about the compilation and the sources themselves. */
    private static final String[] LINT = {
        "-Xlint:all,-processing,-auxiliaryclass",
        "-Xdoclint:all,-missing",
        "-Werror",
        "-Alarder.lint=-EvictionMissing,-EvictionIncomplete,-KeyNeverEvicted,-SelfCallLoads"
    };

    @TempDir
    Path directory;

    static List<Path> files() {
        return Resources.files("golden").stream().filter(Files::isRegularFile).toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void generatedClassesEqualTheGoldenFiles(Path file) throws IOException {
        Compiled compiled = compile(CompilerUnderTest.javac(directory).with(LINT), file);

        assertThat(compiled.messages()).isEmpty();
        String name = file.getFileName().toString().replace(".java", "");
        if (UPDATE) {
            update(Path.of("src/test/resources/golden-generated", name), compiled.generated());
        }
        assertThat(compiled.generated()).isEqualTo(expected(name));
    }

    static List<Path> expectedFiles() {
        return Resources.files("golden-generated").stream()
                .flatMap(directory -> Resources.files("golden-generated/" + directory.getFileName()).stream())
                .toList();
    }

    static Compiled compile(CompilerUnderTest compiler, Path file) {
        return compiler.compile(Map.of("golden/" + file.getFileName(), Resources.read(file)));
    }

    private static void update(Path target, Map<String, String> generated) throws IOException {
        Files.createDirectories(target);
        for (Map.Entry<String, String> source : generated.entrySet()) {
            String file = source.getKey().substring(source.getKey().lastIndexOf('/') + 1);
            Files.writeString(target.resolve(file), source.getValue());
            Files.createDirectories(Resources.directory("golden-generated").resolve(target.getFileName()));
            Files.writeString(
                    Resources.directory("golden-generated")
                            .resolve(target.getFileName())
                            .resolve(file),
                    source.getValue());
        }
    }

    static Map<String, String> expected(String name) {
        Map<String, String> expected = new TreeMap<>();
        for (Path file : Resources.files("golden-generated/" + name)) {
            expected.put("golden/" + file.getFileName(), Resources.read(file));
        }
        return expected;
    }
}
