package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.server.RedisProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures every contender in every series and writes the figures into the page {@code docs/benchmarks.md} and the
 * picture beside it.
 *
 * <p>Contenders take turns: in each round each of them runs once, in another order than before, and ratios are taken
 * within a round. Slow changes of the machine thereby touch all of them alike.
 */
public final class BenchmarkRun {

    private static final Path MEASUREMENTS = Path.of("benchmarks", "target", "measurements.txt");

    private final BenchmarkOptions options;

    private final Results results = new Results();

    private final List<String> failures = new ArrayList<>();

    private BenchmarkRun(BenchmarkOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException {
        BenchmarkOptions options = BenchmarkOptions.parse(List.of(arguments));
        new BenchmarkRun(options).run();
    }

    private void run() throws IOException {
        Journal journal = options.resume() ? Journal.continued(MEASUREMENTS) : Journal.begun(MEASUREMENTS);
        try (RedisProcess server = RedisProcess.start()) {
            Fork fork = new Fork(options, server.port());
            for (Series series : Plan.of(options)) {
                measure(series, fork, journal);
            }
            write(Setting.here(server.version(), options));
        }
    }

    private void measure(Series series, Fork fork, Journal journal) throws IOException {
        int rounds = series.isCentral() ? options.rounds() : 1;
        for (int round = 0; round < rounds; round++) {
            List<Contenders> order = new ArrayList<>(series.contenders());
            Collections.rotate(order, round);
            for (Contenders contender : order) {
                measure(series, contender, round, fork, journal);
            }
        }
    }

    /** Measures, unless it was before. One that fails is left out of the report; the others go on. */
    private void measure(Series series, Contenders contender, int round, Fork fork, Journal journal)
            throws IOException {
        Optional<Measurement> before = journal.find(series, contender, round);
        Measurement measurement;
        try {
            measurement = before.isPresent() ? before.get() : fork.run(series, contender, round);
        } catch (IllegalStateException e) {
            failures.add(series.title() + ", " + contender.title());
            e.printStackTrace();
            return;
        }
        if (before.isEmpty()) {
            journal.add(series, measurement);
        }
        results.add(series, measurement);
        System.out.printf(
                Locale.ROOT,
                "%s | round %d | %s | %,.1f %s%n",
                series.title(),
                round + 1,
                contender.title(),
                measurement.score(),
                series.unit());
    }

    private void write(Setting setting) throws IOException {
        Path document = options.document().toAbsolutePath();
        Path picture = document.resolveSibling("benchmarks.svg");
        Files.createDirectories(document.getParent());
        new MarkdownReport(results, setting)
                .writeInto(document, picture.getFileName().toString());
        Files.writeString(picture, new BarChart(results).svg());
        System.out.println("Written: " + document + " and " + picture);
        if (!failures.isEmpty()) {
            System.out.println("Failed, and left out: " + failures + "; run again with --resume for these alone");
        }
    }
}
