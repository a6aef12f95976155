package dev.larder.runtime.resilience;

import dev.larder.runtime.Larder;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.key.TagTemplate;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.redisson.ClusterSetup;
import dev.larder.runtime.spi.Transactions;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads inside read-only transactions, where one master of a cluster has the traces of evictions, and a tag. */
final class SnapshotReads implements AutoCloseable {

    private static final TagTemplate TAG = TagTemplate.of("group:{result.group}");

    /** The beginning of the transaction that a thread reads in, by {@link System#nanoTime}. */
    private final ThreadLocal<@Nullable Long> begun = new ThreadLocal<>();

    private final ClusterSetup cluster;

    /** The masters of items. */
    private final Map<Integer, RedisServer> homes = new LinkedHashMap<>();

    private final String prefix;

    private final KeyPattern key;

    private final Larder larder;

    private final ReadThrough<String> find;

    private final Eviction evict;

    /** A tag whose set is on that master. */
    final String tagAway;

    /** A tag whose set is on another one. */
    final String tagThere;

    /** @param master the master that has the traces */
    SnapshotReads(ClusterSetup cluster, RedisServer master) {
        this.cluster = cluster;
        this.prefix = first("shop", name -> isOn(name + ":#ev", master) && !isOn(name + ":group#tags", master));
        this.tagAway = first("g", name -> isOn(prefix + ":group:" + name + "#tag", master));
        this.tagThere = first("g", name -> !isOn(prefix + ":group:" + name + "#tag", master));
        this.larder = Larder.builder()
                .redis(cluster.settings())
                .keyPrefix(prefix)
                .transactions(new ReadOnly())
                .transactionTime(Duration.ofMinutes(1))
                .open();
        String head = first("item", name -> !isOn(prefix + ":" + name + "#ix", master));
        this.key = KeyPattern.of(head + ":{id}");
        this.find = larder.readThrough(CachedMethod.returning(String.class)
                .named("Items.find")
                .key(key.toString())
                .ttl(Duration.ofMinutes(10))
                .tags(TAG.toString())
                .build());
        for (int id = 0; id < 100; id++) {
            RedisServer home = cluster.nodeOf(find.key(id).name());
            if (home != master) {
                homes.put(id, home);
            }
        }
        this.evict = larder.eviction(EvictingMethod.named("Items.change"));
    }

    private boolean isOn(String key, RedisServer master) {
        return cluster.nodeOf(key) == master;
    }

    private static String first(String start, Predicate<String> condition) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> start + i)
                .filter(condition)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the ids of items that are on another master than the traces, all different. */
    List<Integer> items(int count) {
        return homes.keySet().stream().limit(count).toList();
    }

    Larder larder() {
        return larder;
    }

    /** Finds an item, which carries a tag and has this value when it is missed. */
    @Nullable
    String find(int id, String tag, String loaded) {
        CacheKey item = find.key(id).taggedBy((String value) -> List.of(TAG.with(tag)));
        return find.get(item, () -> loaded);
    }

    /** Does the same in a transaction that began at a moment of {@link System#nanoTime}. */
    @Nullable
    String findSince(long beginning, int id, String tag, String loaded) {
        begun.set(beginning);
        try {
            return find(id, tag, loaded);
        } finally {
            begun.remove();
        }
    }

    /** Changes items at the same time, and evicts each of them. */
    void evictEach(List<Integer> ids) {
        List<Thread> threads = ids.stream()
                .map(id -> new Thread(() -> evict.evict(key.with(id))))
                .toList();
        threads.forEach(Thread::start);
        threads.forEach(SnapshotReads::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void evictTag(String tag) {
        evict.evict(KeyPattern.ofTag("group:{group}").with(tag));
    }

    /** Returns the target of a pending eviction by a tag. */
    String targetOf(String tag) {
        return prefix + ":#group:" + tag;
    }

    boolean isCached(int id) {
        return homes.get(id).command("GET", find.key(id).name()) instanceof String held && !held.startsWith("null");
    }

    /** Returns how many values were not stored since their transaction may be older than an eviction. */
    long unstored() {
        return larder.stats().method("Items.find").unstoredInTransaction();
    }

    @Override
    public void close() {
        larder.close();
    }

    private final class ReadOnly implements Transactions {

        @Override
        public @Nullable Transaction current() {
            Long at = begun.get();
            return at == null ? null : new Reading(at);
        }
    }

    /** Equal for the same begin. */
    private record Reading(long begunAt) implements Transactions.Transaction {

        @Override
        public Duration snapshotAge() {
            return Duration.ofNanos(System.nanoTime() - begunAt);
        }

        @Override
        public void whenEnded(Consumer<Transactions.Ending> listener) {
            throw new AssertionError("a transaction that only reads has nothing to end");
        }
    }
}
