package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.server.BenchmarkServer;
import dev.larder.benchmarks.server.ProcessorTimeProfiler;
import dev.larder.benchmarks.server.RedisProcess;
import dev.larder.benchmarks.turn.TurnProfiler;
import dev.larder.benchmarks.turn.Turnstile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one contender through one series of JMH: in a JVM and with a server of its own, an iteration at each of its turns. */
record Fork(BenchmarkOptions options, Turnstile turnstile) {

    /** Before they count. */
    private static final int WARMUP_SHOTS = 15;

    /** One for each round. */
    List<Measurement> run(Series series, Contenders contender) {
        try (RedisProcess server = RedisProcess.start()) {
            List<Measurement> measurements = new ArrayList<>();
            for (IterationResult result : iterations(jmh(series, contender, server.port()))) {
                measurements.add(
                        new Measurement(contender, measurements.size(), score(series, result), figures(result)));
            }
            return measurements;
        } catch (RunnerException e) {
            throw new IllegalStateException(series.title() + ", " + contender.title(), e);
        } finally {
            turnstile.excuse();
        }
    }

    private static List<IterationResult> iterations(ChainedOptionsBuilder jmh) throws RunnerException {
        return new Runner(jmh.build())
                .runSingle().getBenchmarkResults().stream()
                        .flatMap(fork -> fork.getIterationResults().stream())
                        .toList();
    }

    private ChainedOptionsBuilder jmh(Series series, Contenders contender, int port) {
        ChainedOptionsBuilder jmh = new OptionsBuilder()
                .include(".*\\." + series.benchmark().replace(".", "\\.") + "$")
                .mode(series.mode())
                .threads(series.threads())
                .param("contender", (isBaseline(contender) ? Contenders.LARDER : contender).name())
                .forks(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .addProfiler(TurnProfiler.class)
                .jvmArgs(
                        "-Xms1g", "-Xmx1g", "-D" + BenchmarkServer.PORT_PROPERTY + "=" + port, turnstile.jvmArgument());
        series.parameters().forEach(jmh::param);
        if (isBaseline(contender)) {
            jmh.jvm(Baseline.in(Objects.requireNonNull(options.baseline()))
                    .launcher()
                    .toString());
        }
        length(series, jmh);
        if (series.mode() == Mode.Throughput) {
            jmh.addProfiler(GCProfiler.class);
            if (!isBaseline(contender)) {
                // The other commit may not have it.
                jmh.addProfiler(ProcessorTimeProfiler.class);
            }
        }
        if (series.virtual() && !isBaseline(contender)) {
            jmh.jvm(Objects.requireNonNull(options.virtualJvm()).toString()).jvmArgsAppend("-Djmh.executor=VIRTUAL");
        }
        return jmh;
    }

    private static boolean isBaseline(Contenders contender) {
        return contender == Contenders.LARDER_BASELINE;
    }

    private void length(Series series, ChainedOptionsBuilder jmh) {
        jmh.measurementIterations(options.rounds());
        if (series.mode() == Mode.SingleShotTime) {
            jmh.warmupIterations(WARMUP_SHOTS);
            return;
        }
        jmh.warmupIterations(options.warmupSeconds(series.threads()))
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.milliseconds(options.turnMillis()));
        if (series.mode() == Mode.SampleTime) {
            jmh.timeUnit(TimeUnit.MICROSECONDS);
        }
    }

    private static double score(Series series, IterationResult result) {
        Result<?> primary = result.getPrimaryResult();
        return series.mode() == Mode.SampleTime ? primary.getStatistics().getPercentile(99) : primary.getScore();
    }

    private static Map<Figure, Double> figures(IterationResult result) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            secondary(result, figure.result()).ifPresent(value -> figures.put(figure, value));
        }
        // Counters are sums over the calls of an iteration.
        secondary(result, "stampedes")
                .ifPresent(stampedes -> figures.computeIfPresent(Figure.LOADS, (figure, loads) -> loads / stampedes));
        return figures;
    }

    private static OptionalDouble secondary(IterationResult result, String name) {
        for (Map.Entry<String, Result> entry : result.getSecondaryResults().entrySet()) {
            if (entry.getKey().endsWith(name)) {
                return OptionalDouble.of(entry.getValue().getScore());
            }
        }
        return OptionalDouble.empty();
    }
}
