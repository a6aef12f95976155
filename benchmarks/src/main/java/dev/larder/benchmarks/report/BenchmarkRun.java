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

/**
 * Measures every contender in every series and writes the figures into the page {@code docs/benchmarks.md} and the
 * picture beside it.
 *
 * <p>Contenders take turns: in each round each of them runs once, in another order than before, and ratios are taken
 * within a round. Slow changes of the machine thereby touch all of them alike.
 */
public final class BenchmarkRun {

    private final BenchmarkOptions options;

    private final Results results = new Results();

    private BenchmarkRun(BenchmarkOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException {
        BenchmarkOptions options = BenchmarkOptions.parse(List.of(arguments));
        new BenchmarkRun(options).run();
    }

    private void run() throws IOException {
        try (RedisProcess server = RedisProcess.start()) {
            Fork fork = new Fork(options, server.port());
            for (Series series : Plan.of(options)) {
                measure(series, fork);
            }
            write(Setting.here(server.version(), options));
        }
    }

    private void measure(Series series, Fork fork) {
        for (int round = 0; round < options.rounds(); round++) {
            List<Contenders> order = new ArrayList<>(series.contenders());
            Collections.rotate(order, round);
            for (Contenders contender : order) {
                Measurement measurement = fork.run(series, contender, round);
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
        }
    }

    private void write(Setting setting) throws IOException {
        Path document = options.document().toAbsolutePath();
        Path picture = document.resolveSibling("benchmarks.svg");
        Files.createDirectories(document.getParent());
        new MarkdownReport(results, setting)
                .writeInto(document, picture.getFileName().toString());
        Files.writeString(picture, new BarChart(results).svg());
        System.out.println("Written: " + document);
    }
}
