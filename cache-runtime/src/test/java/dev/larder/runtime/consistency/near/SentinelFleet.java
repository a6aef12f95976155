package dev.larder.runtime.consistency.near;

import dev.larder.runtime.redisson.SentinelSetup;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A master and a replica that Sentinels exchange. */
final class SentinelFleet implements NearFleet {

    private final SentinelSetup setup = SentinelSetup.start();

    private final List<NodeProcess> nodes = new ArrayList<>();

    private @Nullable RedisServer before;

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
    public List<NearFault> faults() {
        List<NearFault> faults = new ArrayList<>();
        faults.add(new NearFault("failover", this::beginFailover, this::awaitFailover, 50, 600, 2000));
        nodes.forEach(node -> faults.add(new NearFault("jvm", node::pause, node::resume, 3000, 3000, 0)));
        return faults;
    }

    private void beginFailover() {
        before = setup.master();
        try {
            setup.sentinels().get(0).command("SENTINEL", "FAILOVER", SentinelSetup.MASTER);
        } catch (RespConnection.RespException e) {
            // The last one is not quite over: this one does not take place.
            before = null;
        }
    }

    private void awaitFailover() {
        RedisServer old = before;
        if (old != null) {
            RedisServer.await("another master", Duration.ofSeconds(30), () -> setup.master() != old);
            setup.awaitReplication();
        }
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        setup.close();
    }
}
