package dev.larder.runtime.redisson.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderAtWork;
import dev.larder.runtime.redisson.ClusterSetup;
import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.redisson.SentinelSetup;
import dev.larder.runtime.spi.StoreException;
import dev.larder.test.redis.RedisServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sentinels and clusters whose servers require a user and a password. */
class SecuredServersTest {

    private static final String PASSWORD = "hunter2";

    @Test
    void aMasterBehindSentinelsMayRequireAPasswordAndHaveDatabases() {
        try (RedisServer master = RedisServer.start("--requirepass", PASSWORD);
                RedisServer sentinel = sentinel(master, List.of())) {
            Map<String, String> variables = Map.of(
                    "REDIS_SENTINEL_NODES",
                    "127.0.0.1:" + sentinel.port(),
                    "REDIS_SENTINEL_MASTER",
                    SentinelSetup.MASTER,
                    "REDIS_PASSWORD",
                    PASSWORD,
                    "REDIS_DB",
                    "2");

            works(variables);

            master.command("AUTH", PASSWORD);
            master.command("SELECT", 2);
            assertThat(master.command("EXISTS", LarderAtWork.KEY)).isEqualTo(1L);
            refuses(with(variables, "REDIS_PASSWORD", "hunter3"), "WRONGPASS");
        }
    }

    @Test
    void sentinelsMayRequireTheMastersPassword() {
        try (RedisServer master = RedisServer.start("--requirepass", PASSWORD);
                RedisServer sentinel = sentinel(master, List.of("requirepass " + PASSWORD))) {
            works(Map.of(
                    "REDIS_SENTINEL_NODES",
                    "127.0.0.1:" + sentinel.port(),
                    "REDIS_SENTINEL_MASTER",
                    SentinelSetup.MASTER,
                    "REDIS_PASSWORD",
                    PASSWORD));
        }
    }

    @Test
    void sentinelsMayRequireAnotherPasswordThanTheMaster() {
        try (RedisServer master = RedisServer.start("--requirepass", PASSWORD);
                RedisServer sentinel = sentinel(master, List.of("requirepass another"))) {
            Map<String, String> variables = Map.of(
                    "REDIS_SENTINEL_NODES",
                    "127.0.0.1:" + sentinel.port(),
                    "REDIS_SENTINEL_MASTER",
                    SentinelSetup.MASTER,
                    "REDIS_PASSWORD",
                    PASSWORD);

            refuses(variables, "the Sentinels refuse the password; set REDIS_SENTINEL_PASSWORD");
            works(with(variables, "REDIS_SENTINEL_PASSWORD", "another"));
            refuses(
                    with(with(variables, "REDIS_SENTINEL_PASSWORD", "another"), "REDIS_PASSWORD", "hunter3"),
                    "WRONGPASS (the server refuses the user or the password)");
        }
    }

    @Test
    void aClusterMayRequireAUserAndAPassword() {
        try (ClusterSetup cluster = ClusterSetup.start()) {
            for (RedisServer node : cluster.nodes()) {
                node.command("ACL", "SETUSER", "app", "on", ">" + PASSWORD, "~*", "+@all");
                // The line of docs/connecting.md.
                node.command(("ACL SETUSER least on >" + PASSWORD + " ~* -@all +@read +@write +@scripting +@connection"
                                + " +time -@dangerous +info +cluster|nodes +cluster|slots")
                        .split(" "));
                node.command("ACL", "SETUSER", "default", "on", ">another", "resetpass");
            }
            List<String> nodes = new ArrayList<>();
            cluster.nodes().forEach(node -> nodes.add("127.0.0.1:" + node.port()));
            Map<String, String> variables = Map.of(
                    "REDIS_CLUSTER_NODES",
                    String.join(",", nodes),
                    "REDIS_USERNAME",
                    "app",
                    "REDIS_PASSWORD",
                    PASSWORD);

            works(variables);
            works(with(variables, "REDIS_USERNAME", "least"));
            refuses(with(variables, "REDIS_PASSWORD", "hunter3"), "WRONGPASS");
        }
    }

    private static RedisServer sentinel(RedisServer master, List<String> more) {
        int port = RedisServer.freePort();
        List<String> lines = new ArrayList<>(List.of(
                "port " + port,
                "bind 127.0.0.1",
                "sentinel monitor " + SentinelSetup.MASTER + " 127.0.0.1 " + master.port() + " 1",
                "sentinel auth-pass " + SentinelSetup.MASTER + " " + PASSWORD));
        lines.addAll(more);
        return RedisServer.startSentinel(port, lines);
    }

    private static void works(Map<String, String> variables) {
        try (RedissonCacheStore store =
                        RedissonCacheStore.connect(RedisSettings.fromEnvironment(variables), Loads.PATIENT);
                Larder larder = Larder.builder()
                        .store(store)
                        .commandTimeout(Loads.PATIENT.command())
                        .open()) {
            LarderAtWork.check(larder);
        }
    }

    private static void refuses(Map<String, String> variables, String reason) {
        assertThatThrownBy(() -> RedissonCacheStore.connect(RedisSettings.fromEnvironment(variables), Loads.PATIENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("127.0.0.1:")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("hunter");
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value) {
        Map<String, String> changed = new HashMap<>(variables);
        changed.put(name, value);
        return changed;
    }
}
