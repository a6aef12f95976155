package dev.larder.runtime.redisson.index;

import static dev.larder.runtime.redisson.Loads.evict;
import static dev.larder.runtime.redisson.Loads.load;
import static dev.larder.runtime.redisson.Loads.under;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.redisson.Groups;
import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.Tag;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Large groups, and servers that may drop their index sets. */
class GroupEvictionTest {

    private static final int MANY = 100_000;

    @Test
    void aHundredThousandKeysGoInChunksThatDoNotBlockTheServer() {
        try (RedisServer server = RedisServer.start();
                CacheStore store = Loads.connect(server);
                RespConnection connection = server.connect()) {
            Groups.fill(connection, "user:42", MANY, 1);
            server.resetCounts();

            assertThat(evict(store, under("user:42"))).isEqualTo(MANY);

            assertThat(server.command("DBSIZE")).isEqualTo(2L);
            // The mean is asserted, since a busy machine may delay any single command. EvictionFigures shows the
            // longest.
            for (String command : List.of("unlink", "zrangebyscore")) {
                String statistics = server.info("commandstats").get("cmdstat_" + command);
                assertThat(Double.parseDouble(statistics.replaceAll(".*usec_per_call=([\\d.]+),.*", "$1")))
                        .as("mean microseconds of " + command)
                        .isLessThan(5000);
                assertThat(server.commandCounts().get(command)).isGreaterThanOrEqualTo(MANY / 1000L);
            }
        }
    }

    @Test
    void manyMembersOfOneScoreAreAllFound() {
        try (RedisServer server = RedisServer.start();
                CacheStore store = Loads.connect(server);
                RespConnection connection = server.connect()) {
            Groups.fill(connection, "user:42", 3_500, 3_500);

            assertThat(evict(store, under("user:42"))).isEqualTo(3_500);
        }
    }

    @Test
    void aMemberThatIsAddedAgainDuringTheEvictionIsNotMissed() {
        try (RedisServer server = RedisServer.start();
                CacheStore store = Loads.connect(server);
                RespConnection connection = server.connect()) {
            Groups.fill(connection, "user:42", 20_000, 7);
            Thread mover = new Thread(() -> moveUp(server));
            mover.start();
            try {
                assertThat(evict(store, under("user:42"))).isEqualTo(20_000);
            } finally {
                mover.interrupt();
            }
        }
    }

    /** Raises the scores of random members, as loads do. */
    private static void moveUp(RedisServer server) {
        try (RespConnection connection = server.connect()) {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                List<Object[]> commands = new ArrayList<>();
                for (int j = 0; j < 100; j++) {
                    String member = "k" + (i * 7919L + j * 104_729L) % 20_000;
                    commands.add(
                            new Object[] {"ZADD", "user:42#ix", "GT", System.currentTimeMillis() + 900_000 + i, member
                            });
                }
                connection.pipeline(commands);
            }
        } catch (RuntimeException e) {
            // The server was stopped.
        }
    }

    @Test
    void aServerThatMayDropAnyKeyIsScanned() {
        try (RedisServer server = RedisServer.start("--maxmemory", "200mb", "--maxmemory-policy", "allkeys-lru");
                CacheStore store = Loads.connect(server)) {
            load(store, "user:42:profile", "1");
            server.command("DEL", "user#ix", "user:42#ix");
            server.resetCounts();

            assertThat(evict(store, under("user:42"))).isEqualTo(1);
            assertThat(server.commandCounts()).containsKey("scan").doesNotContainKey("zrangebyscore");
        }
    }

    @Test
    void underSuchAPolicyATagRemovesWhatItListsAndWhatMayCarryIt() {
        try (RedisServer server = RedisServer.start("--maxmemory", "200mb", "--maxmemory-policy", "allkeys-lru");
                CacheStore store = Loads.connect(server)) {
            load(store, "order:1", "1");
            load(store, "page:1", "2");
            load(store, "user:1", "3");
            server.command("ZADD", "team:7#tag", System.currentTimeMillis() + 60_000, "page:1");

            assertThat(evict(store, GroupPattern.tagged(new Tag("team:7", "team"), "", List.of("order:*"))))
                    .isEqualTo(2);
            assertThat(server.command("EXISTS", "user:1")).isEqualTo(1L);
        }
    }

    @Test
    void aPolicyThatKeepsKeysWithoutTimeToLiveNeedsNoScan() {
        try (RedisServer server = RedisServer.start("--maxmemory", "200mb", "--maxmemory-policy", "volatile-lru");
                CacheStore store = Loads.connect(server)) {
            load(store, "user:42:profile", "1");
            server.resetCounts();

            assertThat(evict(store, under("user:42"))).isEqualTo(1);
            assertThat(server.commandCounts()).doesNotContainKey("scan");
        }
    }

    @Test
    void aServerThatComesBackWithAnotherPolicyIsAskedAgain() {
        try (RedisServer server = RedisServer.start()) {
            try (CacheStore store = Loads.connect(server)) {
                load(store, "user:42:profile", "1");
                server.kill();
                try (RedisServer other = RedisServer.startOn(
                        server.port(), "--maxmemory", "200mb", "--maxmemory-policy", "allkeys-lfu")) {
                    RedisServer.await("the store scans", Duration.ofSeconds(20), () -> scans(store, other));
                }
            }
        }
    }

    private static boolean scans(CacheStore store, RedisServer server) {
        store.evict(List.of(), List.of(under("user:42")))
                .toCompletableFuture()
                .handle((removed, failure) -> removed)
                .join();
        return server.commandCounts().containsKey("scan");
    }

    @Test
    void aScanOfManyKeysRemovesWhatMatches() {
        try (RedisServer server = RedisServer.start();
                CacheStore store = Loads.connect(server);
                RespConnection connection = server.connect()) {
            Groups.fill(connection, "user:42", 30_000, 1);

            assertThat(evict(store, GroupPattern.scanned("*:k1*"))).isEqualTo(11_111);
            assertThat(server.command("DBSIZE")).isEqualTo(30_000L - 11_111 + 2);
        }
    }
}
