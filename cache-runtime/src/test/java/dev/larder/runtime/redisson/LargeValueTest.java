package dev.larder.runtime.redisson;

import static dev.larder.runtime.redisson.Loads.await;
import static dev.larder.runtime.redisson.Loads.own;
import static dev.larder.runtime.redisson.Loads.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.CacheClient;
import dev.larder.runtime.Larder;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.fault.ReplyProxy;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are larger than the cache accepts, as other programs may store them. */
class LargeValueTest {

    private static final int LIMIT = 100;

    private static final int SIZE = 5000;

    private static final String KEY = "user:1:a";

    private static final String SMALL = "user:2:a";

    private static final StoreTimeouts TIMEOUTS =
            new StoreTimeouts(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private RedisServer server;

    private ReplyProxy proxy;

    private RedissonCacheStore store;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        proxy = ReplyProxy.before(server.port());
        store = RedissonCacheStore.connect(RedisSettings.parse(proxy.uri()), TIMEOUTS)
                .maxValueSize(LIMIT);
        server.command("SET", KEY, "x".repeat(SIZE), "EX", 60);
        server.command("SET", SMALL, "2");
    }

    @AfterEach
    void stop() {
        store.close();
        proxy.close();
        server.close();
    }

    @Test
    void leasesAndTimedReadsTellTheSizeAndDoNotTransferTheValue() {
        AtomicLong largest = watchReplies();

        assertThat(await(store.acquire(request(KEY, Claim.IF_ABSENT)))).isEqualTo(found());
        assertThat(await(store.acquire(request(KEY, new Claim.Stale(Duration.ofSeconds(1))))))
                .isEqualTo(found());
        assertThat(await(store.acquire(request(KEY, new Claim.Refresh(Duration.ofSeconds(1))))))
                .isEqualTo(found());
        assertThat(await(store.acquireMany(List.of(request(KEY, Claim.IF_ABSENT), request(SMALL, Claim.IF_ABSENT))))
                        .get(0))
                .isEqualTo(found());
        assertThat(await(store.readTimed(KEY)).found()).isEqualTo(Lookup.oversized(SIZE));
        assertThat(await(store.readTimed(KEY)).left()).isLessThan(Duration.ofMinutes(2));
        assertThat(await(store.readTimedMany(List.of(SMALL, KEY))).get(1).found())
                .isEqualTo(Lookup.oversized(SIZE));

        assertThat(largest.get()).isLessThan(SIZE);
    }

    @Test
    void aLeaseOnALargeValueIsTakenAndGivenBackWithoutTransferringIt() {
        AtomicLong largest = watchReplies();
        LeaseRequest request = request(KEY, Claim.ALWAYS);

        Lease lease = own(await(store.acquire(request)));
        assertThat(await(store.acquire(request(KEY, Claim.ALWAYS)))).isInstanceOf(Acquisition.Busy.class);
        await(store.release(KEY, lease.loadId()));
        Lease second = own(await(store.acquire(request(KEY, Claim.ALWAYS))));

        assertThat(largest.get()).isLessThan(SIZE);
        assertThat((String) server.command("GET", KEY))
                .startsWith("x".repeat(SIZE))
                .hasSize(SIZE + 58);
        assertThat((Long) server.command("TTL", KEY)).isBetween(1L, 60L);
        assertThat(await(store.store(KEY, second, Loads.bytes("1"), Loads.TTL))).isTrue();
        assertThat(text(await(store.read(KEY)))).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReadWithoutAnAnswerIsNotRepeatedWhereTheValueIsTooLarge(boolean batching) {
        store.batching(batching);
        AtomicInteger reads = swallowLargeReads();
        assertThatThrownBy(() -> store.read(KEY).toCompletableFuture().get(10, TimeUnit.SECONDS))
                .hasMessageContaining("no answer");

        RedisServer.await("the size is known", Duration.ofSeconds(10), () -> oversized(KEY));

        int before = reads.get();
        assertThat(await(store.read(KEY))).isEqualTo(Lookup.oversized(SIZE));
        assertThat(await(store.readMany(List.of(KEY, SMALL))).get(0)).isEqualTo(Lookup.oversized(SIZE));
        assertThat(reads.get()).isEqualTo(before + 1);
        // The others are read plainly, so that a key of another type among them is a miss.
        server.command("LPUSH", "user:3:a", "x");
        List<Lookup> found = await(store.readMany(List.of(SMALL, KEY, "user:3:a", "user:4:a")));
        assertThat(text(found.get(0))).isEqualTo("2");
        assertThat(found.subList(1, 4)).containsExactly(Lookup.oversized(SIZE), Lookup.miss(), Lookup.miss());
        assertThat(await(store.readMany(List.of(KEY)))).containsExactly(Lookup.oversized(SIZE));
    }

    @Test
    void aKeyWhoseValueIsSmallAgainIsReadAsAnyOther() {
        AtomicInteger reads = swallowLargeReads();
        assertThatThrownBy(() -> store.readMany(List.of(SMALL, KEY))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .hasMessageContaining("no answer");
        RedisServer.await("the size is known", Duration.ofSeconds(10), () -> oversized(KEY));
        server.command("SET", KEY, "1");

        assertThat(text(await(store.read(KEY)))).isEqualTo("1");
        int before = reads.get();
        assertThat(text(await(store.read(KEY)))).isEqualTo("1");

        assertThat(reads.get()).isEqualTo(before + 1);
    }

    @Test
    void aSmallValueWithoutAnAnswerIsReadAgain() {
        AtomicInteger lost = new AtomicInteger();
        proxy.fault((command, reply) -> command.get(0).equals("GET") && lost.incrementAndGet() == 1 ? null : reply);
        assertThatThrownBy(() -> store.read(SMALL).toCompletableFuture().get(10, TimeUnit.SECONDS))
                .hasMessageContaining("no answer");

        RedisServer.await(
                "reads succeed again",
                Duration.ofSeconds(10),
                () -> store.read(SMALL)
                        .handle((found, failure) ->
                                failure == null && text(found).equals("2"))
                        .toCompletableFuture()
                        .join());
    }

    /** The method returns what the cache accepts, so that its first load heals the key. */
    @Test
    void aLargeValueIsReplacedByWhatTheMethodReturns() {
        watchReplies();
        try (Larder larder = larder()) {
            ReadThrough<String> find = larder.readThrough(
                    method().refreshAfter(Duration.ofMinutes(1)).build());

            assertThat(find.get(find.key(1), () -> "new")).isEqualTo("new");

            assertThat(server.command("GET", KEY)).isEqualTo("\"new\"");
            assertThat(find.get(find.key(1), () -> "newer")).isEqualTo("new");
            assertThat(larder.stats("Users.find").oversizedValues()).isOne();
        }
    }

    @Test
    void aLargeValueThatTheMethodReturnsAsWellStaysAndIsNeverTransferred() {
        AtomicLong largest = watchReplies();
        try (Larder larder = larder()) {
            ReadThrough<String> find = larder.readThrough(
                    method().refreshAfter(Duration.ofMinutes(1)).build());
            String large = "y".repeat(SIZE);

            for (int i = 0; i < 5; i++) {
                assertThat(find.get(find.key(1), () -> large)).isEqualTo(large);
            }

            assertThat(larder.breakerState()).isEqualTo(BreakerState.CLOSED);
            assertThat(larder.stats("Users.find").errors()).isZero();
            assertThat((String) server.command("GET", KEY)).startsWith("xxx");
        }
        assertThat(largest.get()).isLessThan(SIZE);
    }

    @Test
    void theClientTakesALargeValueForNone() {
        swallowLargeReads();
        try (Larder larder = larder()) {
            CacheClient client = larder.client();
            assertThatThrownBy(() -> client.get(KEY, String.class)).isInstanceOf(CacheException.class);
            RedisServer.await("the key is suspect", Duration.ofSeconds(10), () -> {
                try {
                    return client.get(KEY, String.class).isEmpty();
                } catch (CacheException e) {
                    return false;
                }
            });

            assertThat(client.getMany(List.of(KEY, SMALL), Integer.class)).isEqualTo(Map.of(SMALL, 2));
            assertThat(client.exists(KEY)).isTrue();
        }
    }

    private Larder larder() {
        return Larder.builder()
                .uri(proxy.uri())
                .commandTimeout(Duration.ofMillis(500))
                .maxValueSize(LIMIT)
                .open();
    }

    private static CachedMethod.Builder<String> method() {
        return CachedMethod.returning(String.class)
                .named("Users.find")
                .key("user:{id}:a")
                .ttl(Duration.ofHours(1));
    }

    private boolean oversized(String key) {
        return store.read(key)
                .handle((found, failure) -> failure == null && found instanceof Lookup.Oversized)
                .toCompletableFuture()
                .join();
    }

    /** Loses each reply of a plain read that holds the large value; returns the number of plain reads. */
    private AtomicInteger swallowLargeReads() {
        AtomicInteger reads = new AtomicInteger();
        proxy.fault((command, reply) -> {
            if (command.get(0).equals("GET") || command.get(0).equals("MGET")) {
                reads.incrementAndGet();
                return reply.length() > SIZE ? null : reply;
            }
            return reply;
        });
        return reads;
    }

    /** Returns the length of the longest reply from now on. */
    private AtomicLong watchReplies() {
        AtomicLong largest = new AtomicLong();
        proxy.fault((command, reply) -> {
            largest.accumulateAndGet(reply.length(), Math::max);
            return reply;
        });
        return largest;
    }

    private static LeaseRequest request(String key, Claim claim) {
        LeaseRequest request = Loads.request(key);
        return new LeaseRequest(
                key, request.indexEntry(), request.loadId(), request.lease(), request.indexedFor(), claim);
    }

    private static Acquisition found() {
        return new Acquisition.Found(Lookup.oversized(SIZE));
    }
}
