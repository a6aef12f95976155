package dev.larder.runtime.consistency.near;

import dev.larder.runtime.consistency.run.Fault;
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
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        networks.forEach(network -> addTo(faults, network));
        nodes.forEach(node -> faults.add(new Fault("jvm", node::pause, node::resume, 3000, 3000, 0)));
        faults.add(lasting("stop", server::pause, server::resume));
        faults.add(new Fault("restart", server::kill, server::restart, 50, 600, 4000));
        return faults;
    }

    private static void addTo(List<Fault> faults, FaultProxy network) {
        Runnable heal = network::heal;
        faults.add(lasting("linkcut", network.subscriptions()::resetAll, heal));
        faults.add(lasting("linkdrop", network.subscriptions()::forsakeAll, network.subscriptions()::resetAll));
        faults.add(lasting("linkhold", () -> network.subscriptions().toClient().hold(), heal));
        faults.add(lasting("linkdelay", () -> network.subscriptions().toClient().delay(LATE), heal));
        faults.add(lasting("cut", network.commands()::resetAll, heal));
        faults.add(lasting("hold", () -> network.commands().toServer().hold(), heal));
        faults.add(lasting("delay", () -> network.commands().toClient().delay(LATE), heal));
    }

    /** Returns a fault that lasts from far below the bound to far above it. */
    static Fault lasting(String name, Runnable begin, Runnable end) {
        return new Fault(name, begin, end, 50, 1500, 0);
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        networks.forEach(FaultProxy::close);
        server.close();
    }
}
