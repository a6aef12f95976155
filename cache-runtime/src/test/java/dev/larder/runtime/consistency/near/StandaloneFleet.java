package dev.larder.runtime.consistency.near;

import dev.larder.runtime.fault.FaultProxy;
import dev.larder.test.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One server, and before it a network for each process, in which its link and its commands fail apart. */
final class StandaloneFleet implements NearFleet {

    /** Longer than Larder waits for a command, and shorter than the default bound. */
    private static final Duration LATE = Duration.ofMillis(350);

    private final RedisServer server = RedisServer.start();

    private final List<FaultProxy> networks = new ArrayList<>();

    private final List<NodeProcess> nodes = new ArrayList<>();

    static StandaloneFleet start(Path truth, NearSettings settings) throws IOException {
        StandaloneFleet fleet = new StandaloneFleet();
        for (int i = 0; i < settings.number("jvms"); i++) {
            FaultProxy network = FaultProxy.before(fleet.server.port());
            fleet.networks.add(network);
            fleet.nodes.add(NodeProcess.start(truth, "redis://127.0.0.1:" + network.port(), Map.of(), settings));
        }
        return fleet;
    }

    RedisServer server() {
        return server;
    }

    @Override
    public List<NodeProcess> nodes() {
        return nodes;
    }

    @Override
    public List<NearFault> faults() {
        List<NearFault> faults = new ArrayList<>();
        networks.forEach(network -> addTo(faults, network));
        nodes.forEach(node -> faults.add(new NearFault("jvm", node::pause, node::resume, 3000, 3000, 0)));
        faults.add(NearFault.of("stop", server::pause, server::resume));
        faults.add(new NearFault("restart", server::kill, server::restart, 50, 600, 4000));
        return faults;
    }

    private static void addTo(List<NearFault> faults, FaultProxy network) {
        Runnable heal = network::heal;
        faults.add(NearFault.of("linkcut", network.subscriptions()::resetAll, heal));
        faults.add(NearFault.of("linkdrop", network.subscriptions()::forsakeAll, network.subscriptions()::resetAll));
        faults.add(NearFault.of(
                "linkhold", () -> network.subscriptions().toClient().hold(), heal));
        faults.add(NearFault.of(
                "linkdelay", () -> network.subscriptions().toClient().delay(LATE), heal));
        faults.add(NearFault.of("cut", network.commands()::resetAll, heal));
        faults.add(NearFault.of("hold", () -> network.commands().toServer().hold(), heal));
        faults.add(NearFault.of("delay", () -> network.commands().toClient().delay(LATE), heal));
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        networks.forEach(FaultProxy::close);
        server.close();
    }
}
