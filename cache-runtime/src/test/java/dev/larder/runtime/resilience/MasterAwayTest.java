package dev.larder.runtime.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderHealth;
import dev.larder.runtime.LarderHealth.Status;
import dev.larder.runtime.PendingEviction;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.redisson.ClusterSetup;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One of three masters of a cluster is away: the keys of the others are read, evicted and stored as ever, and what concerns
 * the one that is away is made up for when it is back.
 */
class MasterAwayTest {

    private static final int ROWS = 300;

    private static final Duration SOON = Duration.ofSeconds(20);

    private final ClusterSetup cluster = ClusterSetup.start();

    private final RedisServer away = cluster.nodes().get(0);

    private final RedisServer healthy = cluster.nodes().get(1);

    /** The head of keys whose index set is on a healthy master. */
    private final String head = headOn(healthy);

    private final Larder first = open();

    private final Larder second = open();

    private final AtomicInteger loads = new AtomicInteger();

    private final CachedMethod<String> method = CachedMethod.returning(String.class)
            .named("Rows.find")
            .key(head + ":{id}")
            .ttl(Duration.ofMinutes(10))
            .build();

    private final ReadThrough<String> find = first.readThrough(method);

    private final BatchReadThrough<Integer, String> findAll = first.batchReadThrough(method);

    /** The master of each row at first. */
    private final Map<Integer, RedisServer> homes = new HashMap<>();

    private Larder open() {
        return Larder.builder().redis(cluster.settings()).open();
    }

    private String headOn(RedisServer node) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> "row" + i)
                .filter(name -> cluster.nodeOf(name + "#ix") == node)
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void fill() {
        IntStream.range(0, ROWS).forEach(row -> homes.put(row, cluster.nodeOf(key(row))));
        IntStream.range(0, ROWS).forEach(this::read);
        loads.set(0);
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        cluster.close();
    }

    private String key(int row) {
        return head + ":" + row;
    }

    private CacheKey cacheKey(int row) {
        return find.key(row);
    }

    private String read(int row) {
        return find.get(cacheKey(row), () -> {
            loads.incrementAndGet();
            return "row " + row;
        });
    }

    private List<Integer> rowsAway() {
        return rows(node -> node == away);
    }

    private List<Integer> rowsThere() {
        return rows(node -> node != away);
    }

    private List<Integer> rows(Predicate<RedisServer> home) {
        return homes.keySet().stream().filter(row -> home.test(homes.get(row))).toList();
    }

    private void awaitOpenBreaker() {
        await().atMost(SOON).until(() -> {
            rowsAway().subList(0, 5).forEach(this::read);
            return first.breakerStates().values().stream().anyMatch(state -> state == BreakerState.OPEN);
        });
        loads.set(0);
    }

    private boolean exists(int row) {
        return homes.get(row).command("EXISTS", key(row)).equals(1L);
    }

    @Test
    void aStalledMasterCostsTheOthersNothing() {
        try (SnapshotReads snapshots = new SnapshotReads(cluster, away)) {
            List<Integer> items = snapshots.items(22);
            List<Integer> cached = items.subList(0, 20);
            cached.forEach(item -> snapshots.find(item, snapshots.tagThere, "old"));
            assertThat(cached).allMatch(snapshots::isCached);
            long before = System.nanoTime();

            away.pause();
            evictionsWithoutATraceAreMadeAndStayPending(snapshots, cached);
            whatCannotAskForTracesIsNotStored(snapshots, items.subList(20, 22));
            theOthersServeTheirRows();

            away.resume();
            awaitThatNothingIsPending();
            tracesAreLeftAtLast(snapshots, before, items);
        }
    }

    /** The traces of evictions are on the master that is away, and the keys are not. */
    private void evictionsWithoutATraceAreMadeAndStayPending(SnapshotReads snapshots, List<Integer> items) {
        snapshots.evictEach(items);

        assertThat(items).noneMatch(snapshots::isCached);
        assertThat(snapshots.larder().pendingEvictions()).hasSize(items.size());
        // Pending as they are, they are not read by this process, nor stored.
        snapshots.find(items.get(0), snapshots.tagThere, "new");
        assertThat(snapshots.isCached(items.get(0))).isFalse();
        assertThat(snapshots.larder().breakerStates())
                .containsEntry("127.0.0.1:" + healthy.port(), BreakerState.CLOSED)
                .containsEntry("127.0.0.1:" + cluster.nodes().get(2).port(), BreakerState.CLOSED);
    }

    /** Loads items whose eviction is not pending, but which are not cached. */
    private void whatCannotAskForTracesIsNotStored(SnapshotReads snapshots, List<Integer> items) {
        long unstored = snapshots.unstored();
        int inTransaction = items.get(0);
        snapshots.findSince(System.nanoTime(), inTransaction, snapshots.tagThere, "loaded");
        assertThat(snapshots.isCached(inTransaction))
                .as("a load whose traces are away")
                .isFalse();
        assertThat(snapshots.unstored()).isEqualTo(unstored + 1);

        int tagged = items.get(1);
        snapshots.find(tagged, snapshots.tagAway, "loaded");
        assertThat(snapshots.isCached(tagged)).as("a load whose tag is away").isFalse();
        snapshots.find(tagged, snapshots.tagThere, "loaded");
        assertThat(snapshots.isCached(tagged)).as("a load whose tag is there").isTrue();

        snapshots.evictTag(snapshots.tagAway);
        assertThat(snapshots.larder().pendingEvictions())
                .extracting(PendingEviction::target)
                .contains(snapshots.targetOf(snapshots.tagAway));
        assertThat(snapshots.find(tagged, snapshots.tagThere, "new"))
                .as("may carry the tag")
                .isEqualTo("new");
    }

    private void theOthersServeTheirRows() {
        awaitOpenBreaker();

        for (int round = 0; round < 5; round++) {
            rowsThere().forEach(this::read);
        }
        assertThat(loads).as("loads of rows on masters that answer").hasValue(0);

        // In a batch, too.
        List<Integer> loaded = new ArrayList<>();
        Map<Integer, String> all = findAll.getAll(
                IntStream.range(0, ROWS).boxed().toList(),
                this::cacheKey,
                missing -> {
                    loaded.addAll(missing);
                    return missing.stream().collect(Collectors.toMap(Function.identity(), row -> "row " + row));
                },
                value -> false);
        assertThat(all).hasSize(ROWS);
        assertThat(loaded).containsExactlyInAnyOrderElementsOf(rowsAway());

        LarderHealth health = first.health();
        assertThat(health.status()).isEqualTo(Status.DEGRADED);
        assertThat(health.away()).containsExactly("127.0.0.1:" + away.port());

        // Evictions of rows on the other masters are seen at once.
        rowsThere().subList(0, 20).forEach(row -> {
            assertThat(first.client().delete(key(row))).isTrue();
            assertThat(second.client().get(key(row), String.class)).isEmpty();
        });
        assertThat(first.pendingEvictions()).isEmpty();

        // Evicted rows there are stored again.
        rowsThere().subList(0, 20).forEach(this::read);
        assertThat(loads).hasValue(20);
        rowsThere().forEach(this::read);
        assertThat(loads).hasValue(20);

        // Those of the other rows are pending, and no such row is read from the cache.
        int changed = rowsAway().get(0);
        assertThatThrownBy(() -> first.client().delete(key(changed))).isInstanceOf(CacheException.class);
        assertThat(first.pendingEvictions()).extracting(PendingEviction::target).containsExactly(key(changed));

        // A pattern is evicted from the others at once, and the rest of it is pending.
        assertThatThrownBy(() -> first.client().clearPattern(head + ":*")).isInstanceOf(CacheException.class);
        assertThat(rowsThere()).noneMatch(this::exists);
        rowsThere().subList(0, 20).forEach(this::read);
        loads.set(0);
        rowsThere().subList(0, 20).forEach(this::read);
        assertThat(loads).as("loads of rows that are not pending").hasValue(0);
    }

    private void awaitThatNothingIsPending() {
        await().atMost(SOON).until(() -> first.health().status() == Status.UP);
        assertThat(first.pendingEvictions()).isEmpty();
        assertThat(rowsAway()).noneMatch(this::exists);
        assertThat(rowsThere().subList(0, 20)).allMatch(this::exists);
    }

    /** An eviction that was repeated keeps what transactions from before it load from being stored. */
    private void tracesAreLeftAtLast(SnapshotReads snapshots, long before, List<Integer> items) {
        await().atMost(SOON).until(() -> snapshots.larder().pendingEvictions().isEmpty());
        int evicted = items.get(0);

        snapshots.findSince(before, evicted, snapshots.tagThere, "old");
        assertThat(snapshots.isCached(evicted))
                .as("a snapshot from before the eviction")
                .isFalse();
        await().atMost(SOON).until(() -> {
            snapshots.findSince(System.nanoTime(), evicted, snapshots.tagThere, "new");
            return snapshots.isCached(evicted);
        });

        int tagged = items.get(1);
        snapshots.findSince(before, tagged, snapshots.tagAway, "old");
        assertThat(snapshots.isCached(tagged))
                .as("a snapshot from before the eviction of its tag")
                .isFalse();
        await().atMost(SOON).until(() -> {
            snapshots.findSince(System.nanoTime(), tagged, snapshots.tagAway, "new");
            return snapshots.isCached(tagged);
        });
    }

    @Test
    void recentEvictionsHoldBackOnlyTheKeysOfTheMasterThatIsAway() {
        int there = rowsThere().get(0);
        int gone = rowsAway().get(0);
        List.of(there, gone).forEach(row -> first.client().delete(key(row)));
        List.of(there, gone).forEach(this::read);
        loads.set(0);
        away.kill();

        awaitOpenBreaker();
        // The other masters are waited for, too, until they have answered.
        await().atMost(SOON).until(() -> {
            loads.set(0);
            read(there);
            return loads.get() == 0;
        });
        for (int round = 0; round < 5; round++) {
            read(there);
        }
        assertThat(loads)
                .as("loads of the row that was evicted where the master answers")
                .hasValue(0);
        read(gone);
        assertThat(loads).as("loads of the row whose master is away").hasValue(1);
    }

    @Test
    void aFailoverAndAMovingSlotAreNoticedWhileAnotherMasterIsAway() {
        RedisServer replica = cluster.addReplica(healthy);
        int evicted = rows(node -> node == healthy).get(1);
        away.kill();
        awaitOpenBreaker();
        first.client().delete(key(evicted));

        // Another process can start, and uses what answers.
        try (Larder third = open()) {
            assertThat(third.health().status()).isEqualTo(Status.DEGRADED);
            assertThat(third.client().get(key(rows(node -> node == healthy).get(0)), String.class))
                    .isPresent();
        }

        healthy.kill();
        replica.command("CLUSTER", "FAILOVER", "TAKEOVER");
        await().atMost(SOON).until(() -> {
            read(evicted);
            return replica.command("EXISTS", key(evicted)).equals(1L);
        });
        await().atMost(SOON).until(() -> first.breakerStates().containsKey("127.0.0.1:" + replica.port()));
        // The earlier eviction of the row is repeated on the new master, which may come in between.
        await().atMost(SOON).ignoreExceptions().until(() -> {
            read(evicted);
            return second.client().get(key(evicted), String.class).isPresent();
        });
        first.client().delete(key(evicted));
        assertThat(second.client().get(key(evicted), String.class)).isEmpty();

        // A row of the new master moves to the third one, and is read and evicted there.
        RedisServer third = cluster.nodes().get(2);
        await().atMost(SOON).until(() -> {
            read(evicted);
            return replica.command("EXISTS", key(evicted)).equals(1L);
        });
        long slot = (Long) third.command("CLUSTER", "KEYSLOT", key(evicted));
        third.command("CLUSTER", "SETSLOT", slot, "IMPORTING", replica.command("CLUSTER", "MYID"));
        replica.command("CLUSTER", "SETSLOT", slot, "MIGRATING", third.command("CLUSTER", "MYID"));
        replica.command("MIGRATE", "127.0.0.1", third.port(), key(evicted), 0, 5000);
        third.command("CLUSTER", "SETSLOT", slot, "NODE", third.command("CLUSTER", "MYID"));
        replica.command("CLUSTER", "SETSLOT", slot, "NODE", third.command("CLUSTER", "MYID"));
        assertThat(third.command("EXISTS", key(evicted))).isEqualTo(1L);
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> first.client().delete(key(evicted))
                        || third.command("EXISTS", key(evicted)).equals(0L));
        assertThat(third.command("EXISTS", key(evicted))).isEqualTo(0L);
        assertThat(first.breakerStates())
                .containsEntry("127.0.0.1:" + third.port(), BreakerState.CLOSED)
                .containsEntry("127.0.0.1:" + away.port(), BreakerState.OPEN);
    }
}
