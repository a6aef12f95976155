package dev.larder.runtime.redisson.connect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.fault.ReplyProxy;
import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.test.redis.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** Connecting, and the messages when it fails. */
class RedisConnectionTest {

    private static final Duration GENEROUS = Duration.ofSeconds(5);

    @Test
    void aMissingServerIsNamedWithTheSettingsToChange() {
        int port = RedisServer.freePort();

        refuses(
                Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", "" + port),
                "Redis at 127.0.0.1:" + port + " cannot be reached: connection refused",
                "REDIS_HOST and REDIS_PORT");
    }

    @Test
    void anUnknownHostIsNamed() {
        refuses(Map.of("REDIS_HOST", "no-such-host.invalid"), "no-such-host.invalid", "REDIS_HOST");
    }

    @Test
    void aSilentServerIsRefused() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            refuses(
                    Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", "" + silent.getLocalPort()),
                    "127.0.0.1:" + silent.getLocalPort());
        }
    }

    @Test
    void aServerWithAFullBacklogIsRefused() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> fillers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Socket filler = new Socket();
                fillers.add(filler);
                try {
                    filler.connect(full.getLocalSocketAddress(), 100);
                } catch (IOException e) {
                    break;
                }
            }
            refuses(
                    Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", "" + full.getLocalPort()),
                    "no answer within 1000 ms");
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    @Test
    void aMissingOrWrongPasswordIsReported() {
        try (RedisServer server = RedisServer.start("--requirepass", "hunter2")) {
            Map<String, String> address = Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", "" + server.port());

            refuses(address, "127.0.0.1:" + server.port(), "NOAUTH", "REDIS_PASSWORD");
            refuses(with(address, Map.of("REDIS_PASSWORD", "hunter3")), "WRONGPASS");
            connects(RedisSettings.fromEnvironment(with(address, Map.of("REDIS_PASSWORD", "hunter2"))));
            connects(RedisSettings.parse("redis://:hunter2@127.0.0.1:" + server.port()));
        }
    }

    @Test
    void aUserOfTheServersAccessListConnects() {
        try (RedisServer server = RedisServer.start()) {
            server.command("ACL", "SETUSER", "app", "on", ">hunter2", "~*", "+@all");

            connects(RedisSettings.parse("redis://app:hunter2@127.0.0.1:" + server.port() + "/3"));
        }
    }

    @Test
    void missingSentinelsAndClustersAreNamed() {
        int port = RedisServer.freePort();

        refuses(
                Map.of("REDIS_SENTINEL_NODES", "127.0.0.1:" + port, "REDIS_SENTINEL_MASTER", "main"),
                "master main of the Sentinels at 127.0.0.1:" + port,
                "REDIS_SENTINEL_NODES");
        refuses(Map.of("REDIS_CLUSTER_NODES", "127.0.0.1:" + port), "the cluster at", "REDIS_CLUSTER_NODES");
    }

    @Test
    void aClientOfTheCallerIsUsedAndNotClosed() {
        try (RedisServer server = RedisServer.start()) {
            Config config = new Config();
            config.useSingleServer().setAddress(server.uri());
            RedissonClient client = Redisson.create(config);
            try {
                RedissonCacheStore store = RedissonCacheStore.using(client, StoreTimeouts.DEFAULTS);
                Loads.await(store.ping());
                store.close();

                assertThat(client.isShuttingDown()).isFalse();
                assertThat(client.getKeys().count()).isZero();
            } finally {
                client.shutdown();
            }
        }
    }

    @Test
    void theStoresDeadlineHoldsWhateverTheClientIsConfiguredTo() {
        try (RedisServer server = RedisServer.start()) {
            Config config = new Config();
            config.useSingleServer().setAddress(server.uri()).setTimeout(20_000).setRetryAttempts(5);
            RedissonClient client = Redisson.create(config);
            try (RedissonCacheStore store = RedissonCacheStore.using(client, StoreTimeouts.DEFAULTS)) {
                Loads.await(store.read("user:1"));
                server.pause();
                long began = System.nanoTime();
                assertThatThrownBy(() ->
                                store.read("user:secret").toCompletableFuture().join())
                        .hasRootCauseInstanceOf(StoreException.class)
                        .hasStackTraceContaining("no answer within the command timeout")
                        .hasMessageNotContaining("secret");
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(GENEROUS);
                server.resume();
                RedisServer.await("the server answers", GENEROUS, () -> answers(store));
            } finally {
                client.shutdown();
            }
        }
    }

    @Test
    void aYamlFileOfRedissonIsRead(@TempDir Path directory) throws IOException {
        try (RedisServer server = RedisServer.start()) {
            Path yaml = directory.resolve("redisson.yaml");
            Files.writeString(yaml, "singleServerConfig:\n  address: \"" + server.uri() + "\"\n");

            try (RedissonCacheStore store = RedissonCacheStore.connect(yaml, StoreTimeouts.DEFAULTS)) {
                Loads.await(store.ping());
            }
        }
        Path broken = directory.resolve("broken.yaml");
        Files.writeString(broken, "singleServerConfig:\n  passwort: \"hunter2\"\n");
        assertThatThrownBy(() -> RedissonCacheStore.connect(broken, StoreTimeouts.DEFAULTS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("broken.yaml")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void anOldServerIsRefused() {
        assertThatThrownBy(() -> facts("6.0.16").requireSupported("localhost:6379", false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("localhost:6379 is of version 6.0.16")
                .hasMessageContaining("6.2 or later");
        facts("6.2.0").requireSupported("localhost", false);
        facts("7.0.15").requireSupported("localhost", true);
    }

    private static ServerFacts facts(String version) {
        return ServerFacts.of(Map.of("redis_version", version), Map.of(), Map.of());
    }

    @Test
    void aServerThatDiesDuringOpenIsReportedAndLeavesNoThreads() {
        for (String last : List.of("PING", "INFO", "EVAL", "SCAN")) {
            try (RedisServer server = RedisServer.start();
                    ReplyProxy proxy = ReplyProxy.before(server.port())) {
                proxy.fault((command, reply) -> {
                    if (command.get(0).equals(last) && !command.equals(List.of("PING"))) {
                        proxy.close();
                        return null;
                    }
                    return reply;
                });
                if (last.equals("PING")) {
                    AtomicInteger pings = new AtomicInteger();
                    proxy.fault((command, reply) -> {
                        if (command.get(0).equals("PING") && pings.incrementAndGet() > 1) {
                            proxy.close();
                        }
                        return reply;
                    });
                }
                assertThatThrownBy(() ->
                                RedissonCacheStore.connect(RedisSettings.parse(proxy.uri()), StoreTimeouts.DEFAULTS))
                        .as(last)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("Redis at 127.0.0.1:" + proxy.port());
            }
        }
        RedisServer.await(
                "no thread of Redisson's is left",
                Duration.ofSeconds(10),
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(
                                thread -> !thread.isDaemon() && thread.getName().startsWith("redisson")));
    }

    @Test
    void aServerOfAnotherProtocolIsRefused() throws IOException {
        try (ServerSocket http = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                try (Socket client = http.accept()) {
                    client.getInputStream().read(new byte[100]);
                    client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                } catch (IOException e) {
                    // The test ended.
                }
            });
            server.start();
            refuses(
                    Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", "" + http.getLocalPort()),
                    "it does not speak the protocol of Redis");
        }
    }

    @Test
    void aSlowHandshakeSucceedsAtTheSecondAttempt() {
        try (RedisServer server = RedisServer.start();
                ReplyProxy proxy = ReplyProxy.before(server.port())) {
            AtomicInteger commands = new AtomicInteger();
            // The second command is the first one of Redisson's handshake.
            proxy.fault((command, reply) -> commands.incrementAndGet() == 2 ? null : reply);

            RedissonCacheStore.connect(RedisSettings.parse(proxy.uri()), StoreTimeouts.DEFAULTS)
                    .close();
        }
    }

    @Test
    void aHandshakeThatTakesTooLongIsReportedWithTheTimeoutToSet() {
        try (RedisServer server = RedisServer.start();
                ReplyProxy proxy = ReplyProxy.before(server.port())) {
            AtomicInteger commands = new AtomicInteger();
            proxy.fault((command, reply) -> commands.incrementAndGet() > 1 ? null : reply);

            assertThatThrownBy(
                            () -> RedissonCacheStore.connect(RedisSettings.parse(proxy.uri()), StoreTimeouts.DEFAULTS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("connectTimeout");
        }
    }

    @Test
    void closingIsQuickAndMayBeRepeated() {
        try (RedisServer server = RedisServer.start()) {
            RedissonCacheStore store =
                    RedissonCacheStore.connect(RedisSettings.parse(server.uri()), StoreTimeouts.DEFAULTS);
            long began = System.nanoTime();
            store.close();
            store.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
            assertThatThrownBy(() -> store.read("user:1").toCompletableFuture().join())
                    .hasRootCauseInstanceOf(StoreException.class)
                    .hasStackTraceContaining("the store is closed");
        }
    }

    private static boolean answers(RedissonCacheStore store) {
        return !store.ping()
                .toCompletableFuture()
                .handle((done, failure) -> failure != null)
                .join();
    }

    private static void connects(RedisSettings settings) {
        try (RedissonCacheStore store = RedissonCacheStore.connect(settings, StoreTimeouts.DEFAULTS)) {
            Loads.await(store.ping());
        }
    }

    private static void refuses(Map<String, String> environment, String... words) {
        long began = System.nanoTime();
        assertThatThrownBy(() ->
                        RedissonCacheStore.connect(RedisSettings.fromEnvironment(environment), StoreTimeouts.DEFAULTS))
                .isInstanceOf(StoreException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words))
                .hasMessageNotContaining("hunter");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(GENEROUS);
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
