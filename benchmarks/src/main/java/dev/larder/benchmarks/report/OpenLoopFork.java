package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.server.BenchmarkServer;
import dev.larder.benchmarks.server.RedisProcess;
import dev.larder.benchmarks.turn.Turnstile;
import dev.larder.benchmarks.workload.OpenLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs one contender through one series with a fixed rate of calls: in a JVM and with a server of its own. */
record OpenLoopFork(BenchmarkOptions options, Turnstile turnstile, long callsPerSecond) {

    /** Longer than a turn of throughput, so that a 99.9th percentile is more than one read. */
    private static final int TURN_MILLIS = 1_000;

    /** One for each round; the score is the 99th percentile. */
    List<Measurement> run(Series series, Contenders contender) {
        try (RedisProcess server = RedisProcess.start()) {
            Process process = new ProcessBuilder(command(series, contender, server.port()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                List<Measurement> measurements = new ArrayList<>();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    measurements.add(measurement(contender, measurements.size(), line));
                }
                if (process.waitFor() != 0 || measurements.size() != options.rounds()) {
                    throw new IllegalStateException(series.title() + ", " + contender.title() + " failed");
                }
                return measurements;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            turnstile.excuse();
        }
    }

    private List<String> command(Series series, Contenders contender, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms1g",
                "-Xmx1g",
                "-D" + BenchmarkServer.PORT_PROPERTY + "=" + port,
                turnstile.jvmArgument(),
                "-cp",
                System.getProperty("java.class.path"),
                OpenLoop.class.getName(),
                contender.name(),
                series.parameters().getOrDefault("delayMicros", "0"),
                Long.toString(callsPerSecond),
                Integer.toString(options.warmupSeconds(series.threads())),
                Integer.toString(options.rounds()),
                Integer.toString(TURN_MILLIS));
    }

    private static Measurement measurement(Contenders contender, int round, String line) {
        String[] percentiles = line.split(" ");
        return new Measurement(
                contender,
                round,
                Double.parseDouble(percentiles[1]),
                Map.of(
                        Figure.MEDIAN, Double.valueOf(percentiles[0]),
                        Figure.SLOWEST, Double.valueOf(percentiles[2])));
    }
}
