package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.server.RedisProcess;
import dev.larder.benchmarks.turn.Turnstile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Measures every contender in every series and writes the figures into the page {@code docs/benchmarks.md} and the
 * picture beside it.
 *
 * <p>Contenders of a series run side by side and take turns, an iteration each: what follows one another in a round is
 * compared, and the median of the rounds is shown. So neither a slow second nor a slow hour of the machine favours
 * anybody.
 */
public final class BenchmarkRun {

    private static final Path MEASUREMENTS = Path.of("benchmarks", "target", "measurements.txt");

    private final BenchmarkOptions options;

    private final Results results = new Results();

    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    private BenchmarkRun(BenchmarkOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        // They wait for each other by themselves.
        System.setProperty("jmh.ignoreLock", "true");
        BenchmarkOptions options = BenchmarkOptions.parse(List.of(arguments));
        new BenchmarkRun(options).run();
    }

    private void run() throws IOException, InterruptedException {
        Journal journal = options.resume() ? Journal.continued(MEASUREMENTS) : Journal.begun(MEASUREMENTS);
        for (Series series : Plan.of(options)) {
            List<Measurement> measurements = journal.find(series);
            if (measurements.isEmpty()) {
                int failedBefore = failures.size();
                measurements = measure(series);
                if (failures.size() == failedBefore) {
                    journal.add(series, measurements);
                }
            }
            measurements.forEach(measurement -> results.add(series, measurement));
            tell(series);
        }
        try (RedisProcess server = RedisProcess.start()) {
            write(Setting.here(server.version(), options));
        }
    }

    /** Measures all contenders at once. One that fails is left out of the report; the others go on. */
    private List<Measurement> measure(Series series) throws InterruptedException {
        List<Measurement> measurements = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        try (Turnstile turnstile = Turnstile.open(series.contenders().size())) {
            Function<Contenders, List<Measurement>> fork = fork(series, turnstile);
            for (Contenders contender : series.contenders()) {
                threads.add(new Thread(() -> measure(series, contender, fork, measurements)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        return List.copyOf(measurements);
    }

    private Function<Contenders, List<Measurement>> fork(Series series, Turnstile turnstile) {
        if (series.rate() == null) {
            Fork fork = new Fork(options, turnstile);
            return contender -> fork.run(series, contender);
        }
        OpenLoopFork fork = new OpenLoopFork(options, turnstile, series.rate().perSecond(results));
        return contender -> fork.run(series, contender);
    }

    private void measure(
            Series series,
            Contenders contender,
            Function<Contenders, List<Measurement>> fork,
            List<Measurement> measurements) {
        try {
            measurements.addAll(fork.apply(contender));
        } catch (RuntimeException e) {
            failures.add(series.title() + ", " + contender.title());
            e.printStackTrace();
        }
    }

    private void tell(Series series) {
        for (Contenders contender : series.contenders()) {
            System.out.printf(
                    Locale.ROOT,
                    "%s | %s | %,.1f %s | Larder %.2f x%n",
                    series.title(),
                    contender.title(),
                    results.score(series, contender).orElse(Double.NaN),
                    series.unit(),
                    results.advantage(series, Contenders.LARDER, contender).orElse(Double.NaN));
        }
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
            System.out.println("Failed, and left out: " + failures + "; run again with --resume for these series");
        }
    }
}
