package dev.larder.runtime.redisson.connect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.redisson.ClusterSetup;
import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.redisson.RedisServer;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.StoreException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users who may not run a command that the store needs, and servers that do not have it. */
class CommandRightsTest {

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get",
                "time",
                "type",
                "pttl",
                "set",
                "pexpire",
                "unlink",
                "zadd",
                "zscore",
                "zrangebyscore",
                "zrem",
                "scan",
                "eval",
                "evalsha",
                "info",
                "ping"
            })
    void aMissingRightIsNamedWithTheLineForTheAccessList(String command) {
        server.command("ACL", "SETUSER", "app", "reset", "on", ">secret", "~*", "+@all", "-" + command);

        assertThatThrownBy(() -> connect("app"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("NOPERM (the user may not run " + command.toUpperCase(Locale.ROOT))
                .hasMessageContaining("allow it by ACL SETUSER")
                .hasMessageContaining("+" + command + ")")
                .hasMessageNotContaining("secret");
    }

    @Test
    void allMissingRightsAreNamedAtOnce() {
        server.command("ACL", "SETUSER", "reader", "reset", "on", ">secret", "~*", "+@read", "+@connection", "+info");

        assertThatThrownBy(() -> connect("reader"))
                .hasMessageContaining("EVAL, EVALSHA, PEXPIRE, SET, SETRANGE, TIME, UNLINK, ZADD, ZREM")
                .hasMessageContaining(
                        "ACL SETUSER reader +eval +evalsha +pexpire +set +setrange +time +unlink +zadd +zrem");
    }

    @Test
    void aUserWhoMayUseSomeKeysOnlyConnects() {
        server.command("ACL", "SETUSER", "tenant", "reset", "on", ">secret", "~tenant:*", "+@all");

        connect("tenant").close();
    }

    @Test
    void aServerWithoutScriptsIsNamed() {
        try (RedisServer managed =
                RedisServer.start("--rename-command", "EVALSHA", "", "--rename-command", "EVAL", "")) {
            assertThatThrownBy(() -> Loads.connect(managed))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the server does not know EVAL, EVALSHA");
        }
    }

    @Test
    void aNodeOfAClusterIsRefusedWithTheSettingToUse() {
        try (ClusterSetup cluster = ClusterSetup.start()) {
            for (RedisServer node : cluster.nodes()) {
                assertThatThrownBy(() -> Loads.connect(node))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("is in cluster mode; set REDIS_CLUSTER_NODES");
            }
        }
    }

    @Test
    void aReplicaIsRefused() {
        try (RedisServer replica = RedisServer.start("--replicaof", "127.0.0.1 " + server.port())) {
            assertThatThrownBy(() -> Loads.connect(replica))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is a replica")
                    .hasMessageContaining("REDIS_SENTINEL_NODES");
        }
    }

    @Test
    void aServerWithoutClusterModeIsRefusedByAClusterClient() {
        RedisSettings settings =
                RedisSettings.fromEnvironment(Map.of("REDIS_CLUSTER_NODES", "127.0.0.1:" + server.port()));

        assertThatThrownBy(() -> RedissonCacheStore.connect(settings, Loads.PATIENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not in cluster mode");
    }

    private static RedissonCacheStore connect(String user) {
        return RedissonCacheStore.connect(
                RedisSettings.parse("redis://" + user + ":secret@127.0.0.1:" + server.port()), Loads.PATIENT);
    }
}
