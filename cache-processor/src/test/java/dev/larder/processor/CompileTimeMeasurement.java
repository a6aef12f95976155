package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.testing.CopyingProcessor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what the processor adds to a compilation: 200 annotated interfaces, against the same interfaces with the generated
 * classes as if they had been written by hand, and no processor. Each run is a javac of its own, so that nothing is warm.
 *
 * <p>It is not among the tests that always run:
 * {@code mvn -pl cache-processor -am test -Dtest=CompileTimeMeasurement -Dsurefire.failIfNoSpecifiedTests=false}
 */
class CompileTimeMeasurement {

    private static final int INTERFACES = 200;
    private static final int RUNS = 9;

    private static final String INTERFACE = """
            package measured;

            import dev.larder.annotation.*;
            import java.util.List;
            import java.util.Optional;

            public interface Service%1$d {
                @Cached(key = "entity%1$d:{id}:profile", ttl = "1h")
                Entity find(long id);

                @Cached(key = "entity%1$d:{name}:named", ttl = "10m", nullTtl = "30s", jitter = "10%%")
                Optional<Entity> findByName(String name);

                @Cached(key = "entities%1$d:{tenant}:{page}", ttl = "1h30m", when = "page >= 0 && page < 10")
                List<Entity> list(String tenant, int page);

                @Evicts(pattern = {"entity%1$d:{entity.id}:*", "entity%1$d:{entity.name}:named", "entities%1$d:*"})
                void save(Entity entity);

                void touch(long id);

                record Entity(long id, String name, List<String> tags) {}
            }
            """;

    @TempDir
    Path directory;

    @Test
    void measure() throws Exception {
        List<String> interfaces = interfaces();
        Path generated = Files.createDirectories(directory.resolve("generated"));
        List<String> processing = processing(generated);
        processing.addAll(interfaces);
        time(processing);
        Path copies = copies(generated);
        List<String> copying = command(List.of(
                "-processor", CopyingProcessor.class.getName(), "-Acopied=" + copies, "-s", generated.toString()));
        copying.addAll(interfaces);
        List<String> byHand = command(List.of("-proc:none"));
        byHand.addAll(interfaces);
        byHand.addAll(sources(copies, ""));

        double slower = compare(INTERFACES + " interfaces", processing, copying, byHand);

        assertThat(slower).isLessThanOrEqualTo(1.5);
    }

    /** The other services are known by the map that their compilation left. */
    @Test
    void measureOneFile() throws Exception {
        List<String> interfaces = interfaces();
        Path generated = Files.createDirectories(directory.resolve("generated"));
        List<String> all = processing(generated);
        all.addAll(interfaces);
        time(all);
        Path copies = copies(generated);
        List<String> processing = processing(generated);
        processing.add(interfaces.get(0));
        List<String> byHand = command(List.of("-proc:none"));
        byHand.add(interfaces.get(0));
        byHand.addAll(sources(copies, "Service0"));

        compare("1 interface of " + INTERFACES, processing, null, byHand);
    }

    private List<String> processing(Path generated) throws IOException {
        return command(List.of("-processor", LarderProcessor.class.getName(), "-s", generated.toString()));
    }

    /** Returns how many times as long the first one takes as the last. */
    private static double compare(
            String what, List<String> processing, @Nullable List<String> copying, List<String> byHand)
            throws Exception {
        long[] with = new long[RUNS];
        long[] copied = new long[RUNS];
        long[] without = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            without[run] = time(byHand);
            copied[run] = copying == null ? 0 : time(copying);
            with[run] = time(processing);
        }
        double slower = median(with) / (double) median(without);
        System.out.printf(
                Locale.ROOT,
                "%s, median of %d runs: %d ms with the processor, %d ms by hand without it: %.2f times, %d ms more%n",
                what,
                RUNS,
                median(with),
                median(without),
                slower,
                median(with) - median(without));
        if (copying != null) {
            System.out.printf(
                    Locale.ROOT,
                    "%d ms with a processor that only copies the generated classes: %.2f times%n",
                    median(copied),
                    median(copied) / (double) median(without));
        }
        return slower;
    }

    private List<String> interfaces() throws IOException {
        List<String> files = new ArrayList<>();
        Path sources = Files.createDirectories(directory.resolve("measured"));
        for (int i = 0; i < INTERFACES; i++) {
            files.add(Files.writeString(sources.resolve("Service" + i + ".java"), INTERFACE.formatted(i))
                    .toString());
        }
        return files;
    }

    /** Copies the generated classes, which the next compilation replaces, and returns their folder. */
    private Path copies(Path generated) throws IOException {
        Path copies = Files.createDirectories(directory.resolve("copies"));
        List<String> sources = sources(generated, "");
        // The cached service and its entries.
        assertThat(sources).hasSize(2 * INTERFACES);
        for (String source : sources) {
            Path copy = copies.resolve(generated.relativize(Path.of(source)));
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of(source), copy);
        }
        return copies;
    }

    /** Returns the files whose names hold a service's name as a whole. */
    private static List<String> sources(Path folder, String service) throws IOException {
        Pattern name = Pattern.compile(".*" + service + "(?!\\d).*");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> name.matcher(file.getFileName().toString()).matches())
                    .map(Path::toString)
                    .toList();
        }
    }

    private List<String> command(List<String> options) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        String javac = System.getProperty("java.home") + File.separator + "bin" + File.separator + "javac";
        List<String> command = new ArrayList<>(List.of(
                javac,
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + classes,
                "-implicit:none",
                "-d",
                classes.toString()));
        command.addAll(options);
        return command;
    }

    private static long time(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("javac", ".log");
        long start = System.nanoTime();
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertThat(status).as(Files.readString(log)).isZero();
        Files.delete(log);
        return millis;
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
