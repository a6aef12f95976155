package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.server.BenchmarkServer;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one contender through one series in a JVM of its own. */
final class Fork {

    private static final int SHOTS = 15;

    private final BenchmarkOptions options;

    private final int port;

    Fork(BenchmarkOptions options, int port) {
        this.options = options;
        this.port = port;
    }

    Measurement run(Series series, Contenders contender, int round) {
        try {
            RunResult result = new Runner(jmh(series, contender).build()).runSingle();
            return new Measurement(
                    contender, round, score(series, result), secondary(result, "gc.alloc.rate.norm"), loads(result));
        } catch (RunnerException e) {
            throw new IllegalStateException(series.title() + ", " + contender.title(), e);
        }
    }

    private ChainedOptionsBuilder jmh(Series series, Contenders contender) {
        ChainedOptionsBuilder jmh = new OptionsBuilder()
                .include(".*\\." + series.benchmark().replace(".", "\\.") + "$")
                .mode(series.mode())
                .threads(series.threads())
                .param("contender", contender.name())
                .forks(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-Xms1g", "-Xmx1g", "-D" + BenchmarkServer.PORT_PROPERTY + "=" + port);
        series.parameters().forEach(jmh::param);
        length(series, jmh);
        if (series.mode() == Mode.Throughput) {
            jmh.addProfiler(GCProfiler.class);
        }
        if (series.virtual()) {
            jmh.jvm(Objects.requireNonNull(options.virtualJvm()).toString()).jvmArgsAppend("-Djmh.executor=VIRTUAL");
        }
        return jmh;
    }

    private void length(Series series, ChainedOptionsBuilder jmh) {
        if (series.mode() == Mode.SingleShotTime) {
            jmh.warmupIterations(SHOTS).measurementIterations(SHOTS);
            return;
        }
        jmh.warmupIterations(options.warmupSeconds())
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(options.measureSeconds())
                .measurementTime(TimeValue.seconds(1));
        if (series.mode() == Mode.SampleTime) {
            jmh.timeUnit(TimeUnit.MICROSECONDS);
        }
    }

    private static double score(Series series, RunResult result) {
        Result<?> primary = result.getPrimaryResult();
        return switch (series.mode()) {
            case SampleTime -> primary.getStatistics().getPercentile(99);
            case SingleShotTime -> primary.getStatistics().getPercentile(50);
            default -> primary.getScore();
        };
    }

    private static OptionalDouble loads(RunResult result) {
        OptionalDouble loads = secondary(result, "loads");
        OptionalDouble stampedes = secondary(result, "stampedes");
        return loads.isPresent() && stampedes.isPresent()
                ? OptionalDouble.of(loads.getAsDouble() / stampedes.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble secondary(RunResult result, String name) {
        for (Map.Entry<String, Result> entry : result.getSecondaryResults().entrySet()) {
            if (entry.getKey().endsWith(name)) {
                return OptionalDouble.of(entry.getValue().getScore());
            }
        }
        return OptionalDouble.empty();
    }
}
