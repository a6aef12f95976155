package dev.larder.runtime.internal.pending;

import dev.larder.runtime.internal.glob.GlobMatcher;
import dev.larder.runtime.internal.outage.OutageSettings;
import dev.larder.runtime.internal.outage.ResilientStore;
import dev.larder.runtime.internal.time.Timer;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.testing.ManualTimer;
import dev.larder.runtime.testing.RecordingObserver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * One random history of reads, loads, changes and faults, in virtual time. Once an eviction has returned, in whatever way, no
 * later read may give a value that was loaded before. After the faults nothing is pending, and no old value is stored.
 */
final class PromiseRun {

    private static final List<String> KEYS = List.of("u:1:a", "u:1:b", "u:2:a", "o:1", "o:2", "single");

    private static final List<GroupPattern> GROUPS = List.of(
            new GroupPattern("u:1:*", "u:1", "u"), new GroupPattern("u:*", "u", "u"), GroupPattern.scanned("*:a"));

    private static final int STEPS = 250;

    private final Random random;

    private final ManualTimer timer = new ManualTimer();

    private final int servers;

    private final RandomlyFailingStore failing;

    private final ResilientStore guarded;

    private final Map<String, Integer> versions = new HashMap<>();

    private final Map<String, Integer> floors = new HashMap<>();

    private long loadId;

    private int violations;

    /** @param servers the number of servers, between which keys move if there are several */
    PromiseRun(long seed, int servers, BiFunction<Integer, Timer, EvictionBacklog> backlog) {
        this.random = new Random(seed);
        this.servers = servers;
        this.failing = new RandomlyFailingStore(random, timer, KEYS, servers);
        CacheStore store = failing.asStore();
        int capacity = 2 + random.nextInt(4);
        OutageSettings settings = new OutageSettings(
                "",
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                2 + random.nextInt(4),
                Duration.ofMillis(200),
                Duration.ofSeconds(30),
                capacity);
        this.guarded = new ResilientStore(
                store, false, settings, () -> backlog.apply(capacity, timer), new RecordingObserver(), timer);
    }

    /** Returns the number of times that the promise was broken. */
    int run() {
        for (int i = 0; i < STEPS; i++) {
            step();
            timer.pass(Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(400) : random.nextInt(8)));
        }
        failing.recover();
        timer.pass(Duration.ofSeconds(60));
        violations += guarded.pendingEvictions().isEmpty() ? 0 : 1;
        KEYS.forEach(key -> look(
                key, floor(key), failing.inner.read(key).toCompletableFuture().join()));
        return violations;
    }

    private void step() {
        String key = KEYS.get(random.nextInt(KEYS.size()));
        if (servers > 1 && random.nextInt(20) == 0) {
            failing.move();
        }
        switch (random.nextInt(12)) {
            case 0 -> failing.fail(random.nextInt(3) > 0);
            case 1, 2 -> changeAndEvict(List.of(key), List.of());
            case 3 -> changeAndEvict(List.of(), List.of(GROUPS.get(random.nextInt(GROUPS.size()))));
            case 4, 5, 6, 7 -> load(key);
            default -> read(key);
        }
    }

    private void read(String key) {
        int floor = floor(key);
        guarded.read(key).thenAccept(found -> look(key, floor, found));
    }

    private void load(String key) {
        LeaseRequest request = new LeaseRequest(
                key,
                new IndexEntry.Unindexed("x"),
                ++loadId,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Claim.IF_ABSENT);
        int floor = floor(key);
        guarded.acquire(request).thenAccept(acquisition -> {
            if (acquisition instanceof Acquisition.Own own) {
                store(key, own.lease());
            } else if (acquisition instanceof Acquisition.Found found) {
                look(key, floor, found.found());
            }
        });
    }

    private void store(String key, Lease lease) {
        byte[] loaded = Integer.toString(version(key)).getBytes(StandardCharsets.US_ASCII);
        timer.after(
                Duration.ofMillis(random.nextInt(30)).toNanos(),
                () -> guarded.store(key, lease, loaded, Duration.ofHours(1)));
    }

    private void changeAndEvict(List<String> keys, List<GroupPattern> groups) {
        Map<String, Integer> changed = new HashMap<>();
        for (String key : KEYS) {
            boolean meant = keys.contains(key)
                    || groups.stream()
                            .anyMatch(group -> GlobMatcher.of(group.glob()).matches(key));
            if (meant) {
                changed.put(key, versions.merge(key, 1, Integer::sum));
            }
        }
        guarded.evict(keys, groups)
                .whenComplete(
                        (removed, failure) -> changed.forEach((key, version) -> floors.merge(key, version, Math::max)));
    }

    private void look(String key, int floor, Lookup found) {
        if (found instanceof Lookup.Hit hit
                && Integer.parseInt(new String(hit.value(), StandardCharsets.US_ASCII)) < floor) {
            violations++;
        }
    }

    private int version(String key) {
        return versions.getOrDefault(key, 0);
    }

    private int floor(String key) {
        return floors.getOrDefault(key, 0);
    }
}
