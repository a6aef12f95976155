package dev.larder.runtime.consistency.near;

import dev.larder.runtime.consistency.run.Failover;
import dev.larder.runtime.consistency.run.Fault;
import dev.larder.runtime.redisson.SentinelSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A master and a replica that Sentinels exchange. */
final class SentinelFleet implements NearFleet {

    private final SentinelSetup setup = SentinelSetup.start();

    private final List<NodeProcess> nodes = new ArrayList<>();

    private final Failover failover = new Failover(setup);

    static SentinelFleet start(Path truth, NearSettings settings) throws IOException {
        SentinelFleet fleet = new SentinelFleet();
        String sentinels = fleet.setup.sentinels().stream()
                .map(sentinel -> "127.0.0.1:" + sentinel.port())
                .collect(Collectors.joining(","));
        Map<String, String> environment =
                Map.of("REDIS_SENTINEL_NODES", sentinels, "REDIS_SENTINEL_MASTER", SentinelSetup.MASTER);
        for (int i = 0; i < settings.number("jvms"); i++) {
            fleet.nodes.add(NodeProcess.start(truth, "", environment, settings));
        }
        return fleet;
    }

    @Override
    public List<NodeProcess> nodes() {
        return nodes;
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        faults.add(new Fault("failover", failover::begin, failover::await, 50, 600, 2000));
        nodes.forEach(node -> faults.add(new Fault("jvm", node::pause, node::resume, 3000, 3000, 0)));
        return faults;
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        setup.close();
    }
}
