package dev.larder.runtime.redisson;

import static dev.larder.runtime.redisson.Loads.await;
import static dev.larder.runtime.redisson.Loads.bytes;
import static dev.larder.runtime.redisson.Loads.evict;
import static dev.larder.runtime.redisson.Loads.load;
import static dev.larder.runtime.redisson.Loads.own;
import static dev.larder.runtime.redisson.Loads.request;
import static dev.larder.runtime.redisson.Loads.text;
import static dev.larder.runtime.redisson.Loads.under;
import static dev.larder.runtime.redisson.Loads.unindexed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cluster: keys and index sets on several masters, and slots that move during evictions. */
class ClusterTest {

    private static ClusterSetup cluster;

    private static CacheStore store;

    @BeforeAll
    static void start() {
        cluster = ClusterSetup.start();
        store = RedissonCacheStore.connect(cluster.settings(), Loads.PATIENT);
    }

    @AfterAll
    static void stop() {
        store.close();
        cluster.close();
    }

    @BeforeEach
    void empty() {
        cluster.nodes().forEach(node -> node.command("FLUSHALL"));
    }

    @Test
    void keysAreStoredReadAndEvictedOnAnyMaster() {
        for (int i = 0; i < 50; i++) {
            load(store, "user:" + i + ":profile", "" + i);
        }
        assertThat(cluster.nodes()).allMatch(node -> (Long) node.command("DBSIZE") > 0);
        assertThat(text(await(store.read("user:7:profile")))).isEqualTo("7");

        String[] some =
                IntStream.range(0, 10).mapToObj(i -> "user:" + i + ":profile").toArray(String[]::new);
        assertThat(evict(store, some)).isEqualTo(10);
        assertThat(evict(store, under("user"))).isEqualTo(40);
    }

    @Test
    void tenThousandKeysAreEvictedByName() {
        String[] keys = IntStream.range(0, 10_000).mapToObj(i -> "user:" + i).toArray(String[]::new);
        load(store, keys[9_999], "1");

        assertThat(evict(store, keys)).isEqualTo(1);
    }

    @Test
    void aScanLooksAtAllMasters() {
        for (int i = 0; i < 50; i++) {
            load(store, unindexed("user:" + i), "" + i, Loads.TTL);
        }

        assertThat(evict(store, under("user"))).isEqualTo(50);
        assertThat(evict(store, GroupPattern.scanned("*"))).isZero();
    }

    @Test
    void groupsAreEvictedWhileTheirSlotsMove() {
        String group = "user:42";
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            keys.add(group + ":k" + i);
        }
        for (String set : List.of(group + "#ix", keys.get(0), keys.get(1))) {
            keys.forEach(key -> load(store, key, "old"));
            Lease pending = own(await(store.acquire(request(group + ":pending"))));
            long slot = cluster.slotOf(set);
            RedisServer from = cluster.nodeOf(set);
            RedisServer to = cluster.nodes().stream()
                    .filter(node -> node != from)
                    .findFirst()
                    .orElseThrow();
            cluster.beginMigration(slot, from, to);

            assertThat(evict(store, under(group))).as("before any key moved").isEqualTo(61);
            assertThat(await(store.store(group + ":pending", pending, bytes("old"), Loads.TTL)))
                    .isFalse();

            keys.forEach(key -> load(store, key, "old"));
            while (cluster.migrateSome(slot, from, to, 10) > 0) {
                // Until all have moved.
            }
            assertThat(evict(store, under(group)))
                    .as("all keys moved, the slot not yet")
                    .isEqualTo(60);

            cluster.finishMigration(slot, to);
            keys.forEach(key -> load(store, key, "old"));
            assertThat(evict(store, under(group))).as("the slot moved").isEqualTo(60);
        }
    }

    @Test
    void aScanMissesNoKeyOfASlotThatMoves() {
        String tag = "{moving}";
        RedisServer from = cluster.nodeOf(tag);
        for (RedisServer to : cluster.nodes()) {
            if (to == from) {
                continue;
            }
            RedisServer source = cluster.nodeOf(tag);
            for (int i = 0; i < 3000; i++) {
                source.command("SET", tag + ":k" + i, "1");
            }
            long slot = cluster.slotOf(tag);
            cluster.beginMigration(slot, source, to);
            Thread mover = new Thread(() -> {
                while (cluster.migrateSome(slot, source, to, 20) > 0) {
                    // Until all have moved.
                }
            });
            mover.start();

            evict(store, GroupPattern.scanned("*:k*"));

            assertThat(keysLeft()).isZero();
            join(mover);
            cluster.finishMigration(slot, to);
        }
    }

    @Test
    void theIndexIsNotReliedOnAfterAMasterLostItsSets() {
        try (ClusterSetup other = ClusterSetup.start();
                CacheStore otherStore = RedissonCacheStore.connect(other.settings(), Loads.PATIENT)) {
            String set = "user:42#ix";
            RedisServer lost = other.nodeOf(set);
            List<String> keys = IntStream.range(0, 30)
                    .mapToObj(i -> "user:42:k" + i)
                    .filter(key -> other.nodeOf(key) != lost)
                    .toList();
            keys.forEach(key -> load(otherStore, key, "1"));

            lost.restart();

            RedisServer.await("the keys are found without their index entries", Duration.ofSeconds(30), () -> {
                otherStore
                        .evict(List.of(), List.of(under("user:42")))
                        .toCompletableFuture()
                        .handle((removed, failure) -> removed)
                        .join();
                return keys.stream()
                        .allMatch(
                                key -> other.nodeOf(key).command("EXISTS", key).equals(0L));
            });
        }
    }

    private static long keysLeft() {
        return cluster.nodes().stream()
                .mapToLong(node -> (Long) node.command("DBSIZE"))
                .sum();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
