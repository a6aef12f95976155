package dev.larder.runtime.redisson;

import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A master, a replica and three Sentinels that watch them, on free ports. */
public final class SentinelSetup implements AutoCloseable {

    public static final String MASTER = "larder";

    private final List<RedisServer> servers;

    private final List<RedisServer> sentinels;

    private SentinelSetup(List<RedisServer> servers, List<RedisServer> sentinels) {
        this.servers = servers;
        this.sentinels = sentinels;
    }

    public static SentinelSetup start() {
        RedisServer master = RedisServer.start("--repl-diskless-sync-delay", "0");
        RedisServer replica =
                RedisServer.start("--repl-diskless-sync-delay", "0", "--replicaof", "127.0.0.1 " + master.port());
        SentinelSetup setup = new SentinelSetup(List.of(master, replica), new ArrayList<>());
        setup.awaitReplication();
        for (int i = 0; i < 3; i++) {
            setup.sentinels.add(startSentinel(RedisServer.freePort(), master.port(), 2));
        }
        setup.awaitAgreement();
        return setup;
    }

    /** Starts a Sentinel. As many as the quorum must agree that the master is down. */
    public static RedisServer startSentinel(int port, int masterPort, int quorum) {
        return RedisServer.startSentinel(
                port,
                List.of(
                        "port " + port,
                        "bind 127.0.0.1",
                        "sentinel monitor " + MASTER + " 127.0.0.1 " + masterPort + " " + quorum,
                        "sentinel down-after-milliseconds " + MASTER + " 500",
                        "sentinel failover-timeout " + MASTER + " 2000",
                        "sentinel parallel-syncs " + MASTER + " 1"));
    }

    public RedisSettings settings() {
        List<String> nodes = sentinels.stream()
                .map(sentinel -> "127.0.0.1:" + sentinel.port())
                .toList();
        return RedisSettings.fromEnvironment(
                Map.of("REDIS_SENTINEL_NODES", String.join(",", nodes), "REDIS_SENTINEL_MASTER", MASTER));
    }

    /** Returns the server that the Sentinels name the master now. */
    public RedisServer master() {
        List<?> address = (List<?>) sentinels.get(0).command("SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER);
        return servers.stream()
                .filter(server -> address.get(1).equals("" + server.port()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the server that is not the master. */
    public RedisServer replica() {
        RedisServer master = master();
        return servers.get(0) == master ? servers.get(1) : servers.get(0);
    }

    public List<RedisServer> sentinels() {
        return sentinels;
    }

    /** Waits until the replica holds what the master does. */
    public void awaitReplication() {
        RedisServer.await(
                "a replica is in sync",
                Duration.ofSeconds(15),
                () -> servers.stream()
                        .map(server -> server.info("replication"))
                        .anyMatch(info -> info.get("role").equals("slave")
                                && "up".equals(info.get("master_link_status"))
                                && "0".equals(info.get("master_sync_in_progress"))));
    }

    /**
     * Stops the replica and closes its connection, as a network failure would. Later writes are lost when the master dies
     * before the replica {@linkplain RedisServer#resume resumes}.
     */
    public void cutReplication(RedisServer master, RedisServer replica) {
        replica.pause();
        master.command("CLIENT", "KILL", "TYPE", "replica");
    }

    private void awaitAgreement() {
        RedisServer.await(
                "the Sentinels know each other and the replica",
                Duration.ofSeconds(20),
                () -> sentinels.stream()
                        .map(sentinel -> flat((List<?>) sentinel.command("SENTINEL", "MASTER", MASTER)))
                        .allMatch(state ->
                                "2".equals(state.get("num-other-sentinels")) && "1".equals(state.get("num-slaves"))));
    }

    private static Map<String, String> flat(List<?> reply) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i + 1 < reply.size(); i += 2) {
            map.put((String) reply.get(i), (String) reply.get(i + 1));
        }
        return map;
    }

    @Override
    public void close() {
        sentinels.forEach(RedisServer::close);
        servers.forEach(RedisServer::close);
    }
}
