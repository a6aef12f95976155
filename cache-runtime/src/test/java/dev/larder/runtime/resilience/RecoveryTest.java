package dev.larder.runtime.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderHealth.Status;
import dev.larder.runtime.fault.FaultProxy;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.redisson.SentinelSetup;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.runtime.testing.LogLines;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.redisson.config.Config;

/**
 * Trouble of every kind, at the start and later: calls go on meanwhile, what was evicted is not read again, and the cache
 * is back by itself as soon as the trouble ends.
 */
class RecoveryTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final LogLines log = new LogLines();

    @AfterEach
    void logsHoldNoArgumentAndNoPassword() {
        log.close();
        assertThat(log.all())
                .isNotEmpty()
                .noneMatch(line -> line.contains(Probe.SECRET))
                .noneMatch(line -> line.contains("hunter2"));
    }

    @TestFactory
    Stream<DynamicTest> theCacheIsBackWithoutARestartAfter() {
        Surroundings surroundings = new Surroundings();
        Larder larder = Larder.builder().uri(surroundings.uri()).open();
        Probe probe = new Probe(larder);
        return surroundings.kinds().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> probe.survives(kind)))
                .onClose(() -> {
                    larder.close();
                    surroundings.close();
                });
    }

    @Test
    void aServerThatComesLaterIsUsedFromThenOn() {
        int port = RedisServer.freePort();
        try (Larder larder = lazily("redis://127.0.0.1:" + port)) {
            Probe probe = new Probe(larder);
            probe.goesOnWithout();

            try (RedisServer server = RedisServer.startOn(port)) {
                probe.awaitBack();
            }
        }
    }

    @Test
    void aServerThatDoesNotAnswerAtFirstIsUsedFromThenOn() {
        try (RedisServer server = RedisServer.start();
                FaultProxy network = FaultProxy.before(server.port())) {
            network.toServer().hold();
            try (Larder larder = lazily("redis://127.0.0.1:" + network.port())) {
                Probe probe = new Probe(larder);
                probe.goesOnWithout();

                network.heal();
                probe.awaitBack();
            }
        }
    }

    @Test
    void aServerThatRefusesThePasswordAtFirstIsUsedFromThenOn() {
        try (RedisServer server = RedisServer.start("--requirepass", "another");
                Larder larder = lazily("redis://:hunter2@127.0.0.1:" + server.port())) {
            Probe probe = new Probe(larder);
            probe.goesOnWithout();
            await().atMost(SOON)
                    .until(() -> String.valueOf(larder.health().lastFailure()).contains("WRONGPASS"));
            assertThat(larder.health().toString()).doesNotContain("hunter2");

            server.command("AUTH", "another");
            server.command("CONFIG", "SET", "requirepass", "hunter2");
            probe.awaitBack();
        }
    }

    @Test
    void aServerThatLetsNobodyInAtFirstIsUsedFromThenOn() {
        try (RedisServer server = RedisServer.start()) {
            server.command("CONFIG", "SET", "maxclients", "1");
            try (Larder larder = lazily(server.uri())) {
                Probe probe = new Probe(larder);
                probe.goesOnWithout();

                server.command("CONFIG", "SET", "maxclients", "1000");
                probe.awaitBack();
            }
        }
    }

    @Test
    void aPasswordThatIsChangedAndChangedBackIsSurvived() {
        try (RedisServer server = RedisServer.start("--requirepass", "hunter2");
                Larder larder = Larder.builder()
                        .uri("redis://:hunter2@127.0.0.1:" + server.port())
                        .open()) {
            server.command("AUTH", "hunter2");
            new Probe(larder).survives(new Kind("WRONGPASS", () -> changePassword(server, "another"), () -> {
                server.command("AUTH", "another");
                changePassword(server, "hunter2");
            }));
            assertThat(larder.health().toString()).doesNotContain("hunter2");
        }
    }

    private static void changePassword(RedisServer server, String password) {
        server.command("CONFIG", "SET", "requirepass", password);
        server.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    }

    @Test
    void aMasterThatDiesIsSurvived() {
        try (SentinelSetup setup = SentinelSetup.start();
                CacheStore store = RedissonCacheStore.connect(setup.settings(), StoreTimeouts.DEFAULTS);
                Larder larder = Larder.builder().store(store).open()) {
            RedisServer master = setup.master();

            new Probe(larder).survives(new Kind("failover", master::kill, () -> {}));

            assertThat(setup.master()).isNotSameAs(master);
        }
    }

    @Test
    void sentinelsThatComeLaterAreUsedFromThenOn() {
        int port = RedisServer.freePort();
        try (RedisServer master = RedisServer.start();
                Larder larder = Larder.builder()
                        .redissonConfig(sentinel(port))
                        .lazyConnect(true)
                        .open()) {
            Probe probe = new Probe(larder);
            probe.goesOnWithout();

            try (RedisServer sentinel = SentinelSetup.startSentinel(port, master.port(), 1)) {
                probe.awaitBack();
            }
        }
    }

    private static Config sentinel(int port) {
        Config config = new Config();
        config.useSentinelServers()
                .setMasterName(SentinelSetup.MASTER)
                .setCheckSentinelsList(false)
                .addSentinelAddress("redis://127.0.0.1:" + port);
        return config;
    }

    private static Larder lazily(String uri) {
        Larder larder = Larder.builder().uri(uri).lazyConnect(true).open();
        assertThat(larder.health().status()).isEqualTo(Status.DOWN);
        return larder;
    }
}
