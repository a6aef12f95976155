package dev.larder.runtime.consistency.near;

import dev.larder.runtime.consistency.run.Fault;
import dev.larder.runtime.consistency.run.SlotMove;
import dev.larder.runtime.redisson.ClusterSetup;
import dev.larder.test.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Three masters, of which one stops for a while, and slots that move from one to another. */
final class ClusterFleet implements NearFleet {

    private final ClusterSetup cluster = ClusterSetup.start();

    private final List<NodeProcess> nodes = new ArrayList<>();

    private final int keys;

    private final Random random;

    private final SlotMove slotMove;

    private ClusterFleet(NearSettings settings) {
        this.keys = settings.number("keys");
        this.random = new Random(settings.number("seed"));
        this.slotMove = new SlotMove(cluster, random);
    }

    static ClusterFleet start(Path truth, NearSettings settings) throws IOException {
        ClusterFleet fleet = new ClusterFleet(settings);
        String masters = fleet.cluster.nodes().stream()
                .map(master -> "127.0.0.1:" + master.port())
                .collect(Collectors.joining(","));
        for (int i = 0; i < settings.number("jvms"); i++) {
            fleet.nodes.add(NodeProcess.start(truth, "", Map.of("REDIS_CLUSTER_NODES", masters), settings));
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
        for (RedisServer master : cluster.nodes()) {
            faults.add(StandaloneFleet.lasting("stop", master::pause, master::resume));
        }
        faults.add(StandaloneFleet.lasting("migrate", this::moveSlot, slotMove::finish));
        nodes.forEach(node -> faults.add(new Fault("jvm", node::pause, node::resume, 3000, 3000, 0)));
        return faults;
    }

    private void moveSlot() {
        int key = random.nextInt(keys);
        slotMove.begin("row:" + SharedTruth.groupOf(key) + ":" + key);
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        cluster.close();
    }
}
