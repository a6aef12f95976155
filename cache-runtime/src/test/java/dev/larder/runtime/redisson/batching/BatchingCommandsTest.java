package dev.larder.runtime.redisson.batching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.redisson.ClusterSetup;
import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Lookup;
import dev.larder.test.redis.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Batching on real servers: concurrent reads get their own answers, by fewer commands where keys may go together. */
class BatchingCommandsTest {

    @Test
    void concurrentReadsShareCommands() {
        try (RedisServer server = RedisServer.start();
                CacheStore store = Loads.connect(server)) {
            fill(server);
            server.resetCounts();

            assertAllAnswered(store);

            assertThat(server.commandCounts().getOrDefault("get", 0L)
                            + server.commandCounts().get("mget"))
                    .isLessThan(100);
        }
    }

    @Test
    void batchingCanBeDisabled() {
        try (RedisServer server = RedisServer.start();
                CacheStore store = Loads.connect(server).batching(false)) {
            fill(server);
            server.resetCounts();

            assertAllAnswered(store);

            assertThat(server.commandCounts()).containsEntry("get", 200L).doesNotContainKey("mget");
        }
    }

    @Test
    void theBuilderDisablesBatching() throws Exception {
        CachedMethod<String> method = CachedMethod.returning(String.class)
                .named("Texts.find")
                .key("text:{id}")
                .ttl(Duration.ofHours(1))
                .build();
        try (RedisServer server = RedisServer.start();
                Larder larder = Larder.builder()
                        .uri(server.uri())
                        .commandTimeout(Duration.ofSeconds(5))
                        .batching(false)
                        .open()) {
            AsyncReadThrough<String> find = larder.asyncReadThrough(method);
            server.resetCounts();

            List<CompletableFuture<String>> reads = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String text = "text " + i;
                reads.add(find.get(find.key(i), () -> CompletableFuture.completedFuture(text)));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(reads.get(i).get(10, TimeUnit.SECONDS)).isEqualTo("text " + i);
            }

            assertThat(server.commandCounts()).doesNotContainKey("mget");
        }
    }

    @Test
    void aUserWithoutTheRightToReadSeveralKeysReadsThemAlone() {
        try (RedisServer server = RedisServer.start()) {
            server.command("ACL", "SETUSER", "careful", "on", ">secret", "~*", "+@all", "-mget");
            try (CacheStore store = RedissonCacheStore.connect(
                    RedisSettings.parse("redis://careful:secret@127.0.0.1:" + server.port()), Loads.PATIENT)) {
                fill(server);

                assertAllAnswered(store);
            }
        }
    }

    @Test
    void inAClusterOnlyKeysOfOneSlotGoTogether() {
        try (ClusterSetup cluster = ClusterSetup.start();
                CacheStore store = RedissonCacheStore.connect(cluster.settings(), Loads.PATIENT)) {
            for (int i = 0; i < 100; i++) {
                cluster.nodeOf("k:" + i).command("SET", "k:" + i, "v" + i);
            }

            assertAllAnswered(store);
        }
    }

    private static void fill(RedisServer server) {
        for (int i = 0; i < 100; i++) {
            server.command("SET", "k:" + i, "v" + i);
        }
    }

    /** Reads a hundred keys that exist and a hundred that do not. */
    private static void assertAllAnswered(CacheStore store) {
        List<CompletableFuture<Lookup>> reads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            reads.add(store.read("k:" + i).toCompletableFuture());
        }
        for (int i = 0; i < 200; i++) {
            Lookup found = reads.get(i).orTimeout(10, TimeUnit.SECONDS).join();
            String expected = i < 100 ? "v" + i : null;
            assertThat(found instanceof Lookup.Hit hit ? new String(hit.value(), StandardCharsets.UTF_8) : null)
                    .isEqualTo(expected);
        }
    }
}
