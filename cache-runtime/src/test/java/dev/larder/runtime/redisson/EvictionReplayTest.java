package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.runtime.fault.ReplyProxy;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Evictions that a master has lost, since it comes back with older data. */
class EvictionReplayTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aRestartFromAnOlderSnapshotIsFollowedByARepetitionUntilTheServerAcceptsIt() {
        try (RedisServer server = RedisServer.start();
                ReplyProxy proxy = ReplyProxy.before(server.port());
                RedissonCacheStore store =
                        RedissonCacheStore.connect(RedisSettings.parse(proxy.uri()), Loads.PATIENT)) {
            fill(server);
            server.command("SAVE");
            Loads.evict(store, keys());

            AtomicInteger refused = new AtomicInteger();
            proxy.fault((command, reply) -> command.get(0).equals("UNLINK") && refused.incrementAndGet() <= 3
                    ? "-NOREPLICAS Not enough good replicas to write.\r\n"
                    : reply);
            server.restart();
            assertThat(server.command("DBSIZE")).isEqualTo(100L);

            RedisServer.await(
                    "the evictions are repeated",
                    LONG,
                    () -> server.command("DBSIZE").equals(0L));
            RedisServer.await("the repetition is accepted", LONG, () -> refused.get() > 3);
        }
    }

    @Test
    void nothingThatWasEvictedIsReadBeforeTheServerHasAcceptedTheRepetition() throws InterruptedException {
        try (RedisServer server = RedisServer.start();
                ReplyProxy proxy = ReplyProxy.before(server.port());
                Larder larder = Larder.builder().uri(proxy.uri()).open()) {
            AtomicInteger row = new AtomicInteger(1);
            ReadThrough<Integer> find = larder.readThrough(CachedMethod.returning(Integer.class)
                    .named("Rows.find")
                    .key("row:{id}:value")
                    .ttl(Duration.ofHours(1))
                    .build());
            for (int id = 1; id <= 3; id++) {
                find.get(find.key(id), row::get);
            }
            server.command("SAVE");
            row.set(2);
            Eviction save = larder.eviction(EvictingMethod.named("Rows.save"));
            save.evict(
                    KeyPattern.of("row:{id}:value").with(1),
                    KeyPattern.of("row:{id}:*").with(2));
            larder.client().clearPattern("*:3:value");
            AtomicInteger refused = new AtomicInteger();
            proxy.fault((command, reply) -> command.get(0).equals("UNLINK") && refused.incrementAndGet() <= 6
                    ? "-NOREPLICAS Not enough good replicas to write.\r\n"
                    : reply);
            AtomicBoolean over = new AtomicBoolean();
            Set<Integer> read = ConcurrentHashMap.newKeySet();
            Thread reader = new Thread(() -> {
                while (!over.get()) {
                    for (int id = 1; id <= 3; id++) {
                        read.add(find.get(find.key(id), row::get));
                    }
                }
            });
            reader.start();

            server.restart();
            RedisServer.await("the repetition is accepted", LONG, () -> refused.get() > 6);
            long hits = larder.stats("Rows.find").hits();
            RedisServer.await(
                    "values come from the server again",
                    LONG,
                    () -> larder.stats("Rows.find").hits() > hits + 10);
            over.set(true);
            reader.join();

            assertThat(read).containsExactly(2);
        }
    }

    /** The outage is longer than half a minute. {@code RecentEvictionsTest} has the same with a clock that moves. */
    @Test
    @EnabledIfSystemProperty(named = "larder.longTests", matches = "true")
    void evictionsBeforeALongOutageAreRepeated() throws InterruptedException {
        try (RedisServer server = RedisServer.start();
                RedissonCacheStore store = Loads.connect(server)) {
            fill(server);
            server.command("SAVE");
            Loads.evict(store, keys());
            server.kill();
            // Longer than the evictions would be kept without an outage.
            TimeUnit.SECONDS.sleep(32);
            server.restart();

            RedisServer.await(
                    "the evictions are repeated",
                    LONG,
                    () -> server.command("DBSIZE").equals(0L));
        }
    }

    @Test
    void aServerThatWasAReplicaOfAnOlderCopyIsRecognizedByItsReplicationId() {
        try (RedisServer server = RedisServer.start();
                RedisServer older = RedisServer.start("--repl-diskless-sync-delay", "0");
                RedissonCacheStore store = Loads.connect(server)) {
            fill(server);
            fill(older);
            Loads.evict(store, keys());

            server.command("REPLICAOF", "127.0.0.1", older.port());
            RedisServer.await(
                    "the copy is there", LONG, () -> server.command("DBSIZE").equals(100L));
            server.command("REPLICAOF", "NO", "ONE");

            RedisServer.await(
                    "the evictions are repeated",
                    LONG,
                    () -> server.command("DBSIZE").equals(0L));
        }
    }

    @Test
    void theFailoverOfAShardIsNoticedWhileAnotherShardIsAway() {
        try (ClusterSetup cluster = ClusterSetup.start();
                RedissonCacheStore store = RedissonCacheStore.connect(cluster.settings(), Loads.PATIENT)) {
            String key = "user:1:a";
            RedisServer changing = cluster.nodeOf(key);
            RedisServer away = cluster.nodes().stream()
                    .filter(node -> node != changing)
                    .findFirst()
                    .orElseThrow();
            changing.command("SET", key, "1");
            changing.command("SAVE");
            Loads.evict(store, key);
            away.kill();
            changing.restart();

            RedisServer.await(
                    "the eviction is repeated",
                    LONG,
                    () -> changing.command("DBSIZE").equals(0L));
        }
    }

    private static void fill(RedisServer server) {
        List.of(keys()).forEach(key -> server.command("SET", key, "1"));
    }

    private static String[] keys() {
        String[] keys = new String[100];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "user:" + i;
        }
        return keys;
    }
}
