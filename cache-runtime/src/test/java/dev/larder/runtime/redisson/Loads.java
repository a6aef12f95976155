package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.test.redis.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The steps of a load, for tests that need cached keys. */
public final class Loads {

    public static final Duration LEASE = Duration.ofSeconds(30);

    public static final Duration TTL = Duration.ofMinutes(10);

    /** Deadlines for tests of other things than deadlines, on busy machines. */
    public static final StoreTimeouts PATIENT =
            new StoreTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

    /** The end of the name of an index set. */
    public static final String INDEX_SUFFIX = "#ix";

    private static final AtomicLong IDS = new AtomicLong(0x123456789abcdefL);

    private Loads() {}

    /** Connects a store to a server. */
    public static RedissonCacheStore connect(RedisServer server) {
        return RedissonCacheStore.connect(server.settings(), PATIENT);
    }

    /** Returns the name of an index set. */
    public static String indexSet(String prefix) {
        return prefix + INDEX_SUFFIX;
    }

    public static void load(CacheStore store, String key, String value) {
        load(store, request(key), value, TTL);
    }

    public static void load(CacheStore store, LeaseRequest request, String value, Duration ttl) {
        Lease lease = own(await(store.acquire(request)));
        if (!await(store.store(request.key(), lease, bytes(value), ttl))) {
            throw new AssertionError("refused");
        }
    }

    public static LeaseRequest request(String key) {
        return request(key, LEASE, TTL);
    }

    public static LeaseRequest request(String key, Duration lease, Duration ttl) {
        return new LeaseRequest(
                key,
                new IndexEntry.Indexed(prefixes(key)),
                IDS.incrementAndGet(),
                lease,
                lease.plus(ttl),
                Claim.IF_ABSENT);
    }

    public static LeaseRequest unindexed(String key) {
        String head = key.substring(0, key.indexOf(':'));
        return new LeaseRequest(
                key, new IndexEntry.Unindexed(head), IDS.incrementAndGet(), LEASE, LEASE.plus(TTL), Claim.IF_ABSENT);
    }

    public static List<String> prefixes(String key) {
        List<String> prefixes = new ArrayList<>();
        for (int i = key.indexOf(':'); i >= 0; i = key.indexOf(':', i + 1)) {
            prefixes.add(key.substring(0, i));
        }
        return prefixes;
    }

    /** Returns the group of all keys under a prefix. */
    public static GroupPattern under(String prefix) {
        int colon = prefix.indexOf(':');
        return new GroupPattern(prefix + ":*", prefix, colon < 0 ? prefix : prefix.substring(0, colon));
    }

    public static long evict(CacheStore store, GroupPattern group) {
        return await(store.evict(List.of(), List.of(group)));
    }

    public static long evict(CacheStore store, String... keys) {
        return await(store.evict(List.of(keys), List.of()));
    }

    public static Lease own(Acquisition acquisition) {
        return ((Acquisition.Own) acquisition).lease();
    }

    public static String text(Lookup lookup) {
        return new String(((Lookup.Hit) lookup).value(), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
