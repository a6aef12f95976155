package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest JDK beside the one that runs the tests compiles the same, out of process. Without one the test says so. */
class NewerJdkTest {

    @TempDir
    Path directory;

    @Test
    void theNewestJdkGeneratesTheSameWithoutWarnings() throws Exception {
        Path javac = newerJavac().orElseGet(() -> abort("no newer JDK beside " + System.getProperty("java.home")));
        Path log = directory.resolve("javac.log");

        List<String> command = new ArrayList<>(List.of(
                javac.toString(),
                "-Xlint:all,-processing,-auxiliaryclass",
                "-Werror",
                "-Alarder.lint=-EvictionMissing,-EvictionIncomplete,-KeyNeverEvicted,-SelfCallLoads",
                "-cp",
                System.getProperty("java.class.path"),
                "-processor",
                LarderProcessor.class.getName(),
                "-s",
                directory.toString(),
                "-d",
                directory.toString()));
        GoldenTest.files().forEach(file -> command.add(file.toString()));

        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(status).as(Files.readString(log)).isZero();
        for (Path expected : GoldenTest.expectedFiles()) {
            assertThat(directory.resolve("golden").resolve(expected.getFileName()))
                    .hasSameTextualContentAs(expected);
        }
    }

    private static Optional<Path> newerJavac() throws IOException {
        Path siblings = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> homes = Files.list(siblings)) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .filter(home -> version(home) > Runtime.version().feature())
                    .max(Comparator.comparingInt(NewerJdkTest::version))
                    .map(home -> home.resolve("bin/javac"));
        }
    }

    /** The feature version that the JDK's release file states; 0 if it states none. */
    private static int version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
                    .mapToInt(version -> Runtime.Version.parse(version).feature())
                    .findFirst()
                    .orElse(0);
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }
}
