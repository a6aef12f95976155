package dev.larder.runtime.redisson;

import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A cluster of three masters on free ports. */
public final class ClusterSetup implements AutoCloseable {

    public static final int SLOTS = 16_384;

    private static final int NODES = 3;

    private final List<RedisServer> nodes;

    private ClusterSetup(List<RedisServer> nodes) {
        this.nodes = nodes;
    }

    public static ClusterSetup start() {
        List<RedisServer> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(startNode());
        }
        for (int i = 0; i < NODES; i++) {
            nodes.get(i).command("CLUSTER", "ADDSLOTSRANGE", i * SLOTS / NODES, (i + 1) * SLOTS / NODES - 1);
            // With distinct epochs the nodes need not settle which one claims which.
            nodes.get(i).command("CLUSTER", "SET-CONFIG-EPOCH", i + 1);
        }
        for (RedisServer node : nodes.subList(1, NODES)) {
            nodes.get(0).command("CLUSTER", "MEET", "127.0.0.1", node.port());
        }
        RedisServer.await(
                "the cluster is up",
                Duration.ofSeconds(20),
                () -> nodes.stream()
                        .map(node -> (String) node.command("CLUSTER", "INFO"))
                        .allMatch(info ->
                                info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + NODES)));
        return new ClusterSetup(nodes);
    }

    private static RedisServer startNode() {
        return RedisServer.start(
                "--cluster-enabled", "yes", "--cluster-node-timeout", "2000", "--cluster-require-full-coverage", "no");
    }

    /** Starts a replica of a master; returns when all nodes know it and it has the master's data. */
    public RedisServer addReplica(RedisServer master) {
        RedisServer replica = startNode();
        nodes.add(replica);
        replica.command("CLUSTER", "MEET", "127.0.0.1", master.port());
        String id = id(master);
        RedisServer.await(
                "the replica knows its master",
                Duration.ofSeconds(20),
                () -> ((String) replica.command("CLUSTER", "NODES")).contains(id));
        replica.command("CLUSTER", "REPLICATE", id);
        RedisServer.await(
                "the replica is connected",
                Duration.ofSeconds(20),
                () -> replica.info("replication").get("master_link_status").equals("up"));
        String own = id(replica);
        RedisServer.await(
                "all nodes know the replica",
                Duration.ofSeconds(20),
                () -> nodes.stream()
                        .map(node -> (String) node.command("CLUSTER", "NODES"))
                        .allMatch(
                                known -> known.lines().anyMatch(line -> line.contains(own) && line.contains("slave"))));
        return replica;
    }

    public RedisSettings settings() {
        List<String> addresses =
                nodes.stream().map(node -> "127.0.0.1:" + node.port()).toList();
        return RedisSettings.fromEnvironment(Map.of("REDIS_CLUSTER_NODES", String.join(",", addresses)));
    }

    public List<RedisServer> nodes() {
        return nodes;
    }

    /** Returns the node that serves the key's slot. */
    public RedisServer nodeOf(String key) {
        long slot = slotOf(key);
        for (Object range : (List<?>) nodes.get(0).command("CLUSTER", "SLOTS")) {
            List<?> parts = (List<?>) range;
            if ((Long) parts.get(0) <= slot && slot <= (Long) parts.get(1)) {
                long port = (Long) ((List<?>) parts.get(2)).get(1);
                return nodes.stream()
                        .filter(node -> node.port() == port)
                        .findFirst()
                        .orElseThrow();
            }
        }
        throw new IllegalStateException("slot " + slot + " is served by no node");
    }

    public long slotOf(String key) {
        return (Long) nodes.get(0).command("CLUSTER", "KEYSLOT", key);
    }

    /** Begins to move a slot to another node. Its keys may be on either until {@link #finishMigration}. */
    public void beginMigration(long slot, RedisServer from, RedisServer to) {
        to.command("CLUSTER", "SETSLOT", slot, "IMPORTING", id(from));
        from.command("CLUSTER", "SETSLOT", slot, "MIGRATING", id(to));
    }

    /** Moves some of the slot's keys; returns how many. */
    public int migrateSome(long slot, RedisServer from, RedisServer to, int count) {
        List<?> keys = (List<?>) from.command("CLUSTER", "GETKEYSINSLOT", slot, count);
        for (Object key : keys) {
            from.command("MIGRATE", "127.0.0.1", to.port(), key, 0, 5000);
        }
        return keys.size();
    }

    public void finishMigration(long slot, RedisServer to) {
        to.command("CLUSTER", "SETSLOT", slot, "NODE", id(to));
        for (RedisServer node : nodes) {
            node.command("CLUSTER", "SETSLOT", slot, "NODE", id(to));
        }
    }

    private static String id(RedisServer node) {
        return (String) node.command("CLUSTER", "MYID");
    }

    @Override
    public void close() {
        nodes.forEach(RedisServer::close);
    }
}
