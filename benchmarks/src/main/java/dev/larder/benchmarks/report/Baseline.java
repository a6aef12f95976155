package dev.larder.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The benchmarks of another commit. JMH gives each fork its own class path, so that a launcher in place of {@code java} puts
 * the other commit's class path in its place.
 *
 * @param launcher starts the running JVM's {@code java} with the class path of the baseline; a shell script
 */
record Baseline(Path launcher) {

    private static final String SCRIPT = """
            #!/bin/sh
            previous=
            for argument; do
              shift
              if [ "$previous" = -cp ]; then set -- "$@" '%s'; else set -- "$@" "$argument"; fi
              previous=$argument
            done
            exec '%s' "$@"
            """;

    /** @param checkout holds {@code benchmarks/target/classes} and {@code benchmarks/target/classpath.txt} */
    static Baseline in(Path checkout) {
        Path target = checkout.toAbsolutePath().resolve("benchmarks").resolve("target");
        try {
            String dependencies =
                    Files.readString(target.resolve("classpath.txt")).strip();
            Path launcher = Files.createTempFile("baseline-java", ".sh");
            launcher.toFile().deleteOnExit();
            Files.writeString(
                    launcher,
                    SCRIPT.formatted(
                            target.resolve("classes") + ":" + dependencies,
                            Path.of(System.getProperty("java.home"), "bin", "java")));
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new Baseline(launcher);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the baseline must be built, with its class path in " + target.resolve("classpath.txt"), e);
        }
    }
}
