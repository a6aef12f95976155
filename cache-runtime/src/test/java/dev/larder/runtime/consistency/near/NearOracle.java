package dev.larder.runtime.consistency.near;

import dev.larder.runtime.consistency.run.Fault;
import dev.larder.runtime.consistency.run.FaultInjector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks for stale reads while the processes of a fleet read few rows through their near caches, and change them, and faults
 * occur.
 *
 * <pre>{@code NearOracle jvms=3 seconds=60 faults=linkcut,linkhold,linkdelay}</pre>
 *
 * <p>It starts a server and the processes of its own. A row is stale in the own process when it is older than an eviction that had
 * returned when the read began; in any process when it is older than an eviction that had returned longer ago than the bound, or
 * than a strict eviction that had returned. The program exits with 1 when it found a stale row.
 */
public final class NearOracle {

    private NearOracle() {}

    public static void main(String[] arguments) throws Exception {
        NearReport report = run(NearSettings.parse(arguments));
        System.out.println(report);
        System.exit(report.tally().stale() == 0 ? 0 : 1);
    }

    static NearReport run(NearSettings settings) throws IOException, InterruptedException {
        Path truth = Files.createTempFile("larder-near", ".truth");
        try (NearFleet fleet = start(truth, settings)) {
            List<NodeProcess> nodes = fleet.nodes();
            nodes.forEach(node -> node.await("ready"));
            nodes.forEach(node -> node.order("work"));
            Map<String, Integer> faults = injectFaults(fleet, settings);
            for (String order : List.of("stop", "rest")) {
                nodes.forEach(node -> node.order(order));
                nodes.forEach(node -> node.await(order.equals("stop") ? "stopped" : "rested"));
            }
            NearTally tally = new NearTally();
            nodes.forEach(node -> node.report(tally));
            return new NearReport(tally, faults);
        } finally {
            Files.delete(truth);
        }
    }

    private static NearFleet start(Path truth, NearSettings settings) throws IOException {
        return switch (settings.servers()) {
            case "standalone" -> StandaloneFleet.start(truth, settings);
            case "sentinel" -> SentinelFleet.start(truth, settings);
            case "cluster" -> ClusterFleet.start(truth, settings);
            default -> throw new IllegalArgumentException(NearSettings.USAGE);
        };
    }

    private static Map<String, Integer> injectFaults(NearFleet fleet, NearSettings settings)
            throws InterruptedException {
        List<Fault> wanted = fleet.faults().stream().filter(settings::wants).toList();
        if (wanted.isEmpty()) {
            TimeUnit.SECONDS.sleep(settings.number("seconds"));
            return Map.of();
        }
        FaultInjector faults = new FaultInjector(wanted, settings.number("seed"), random -> random.nextInt(200, 1200));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(faults, "faults");
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        thread.start();
        thread.join(TimeUnit.SECONDS.toMillis(settings.number("seconds")));
        thread.interrupt();
        thread.join();
        if (failure.get() != null) {
            throw new IllegalStateException("a fault could not be injected", failure.get());
        }
        return faults.counts();
    }
}
