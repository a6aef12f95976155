package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Listing;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreTimeouts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store does to a server, looked at from the server's side. */
class RedissonCacheStoreTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration TTL = Duration.ofMinutes(10);

    private static final AtomicLong IDS = new AtomicLong(0x123456789abcdefL);

    private static RedisServer server;

    private static CacheStore store;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        store = RedissonCacheStore.connect(RedisSettings.parse(server.uri()), StoreTimeouts.DEFAULTS);
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        server.command("FLUSHALL");
        server.resetCounts();
    }

    @Test
    void aLoadedValueIsStoredPlainlyAtItsPlainKey() {
        load("user:42:profile", "{\"name\":\"Ann\"}");

        assertThat(server.command("GET", "user:42:profile")).isEqualTo("{\"name\":\"Ann\"}");
        assertThat((Long) server.command("PTTL", "user:42:profile")).isBetween(TTL.toMillis() - 5000, TTL.toMillis());
        assertThat(text(await(store.read("user:42:profile")))).isEqualTo("{\"name\":\"Ann\"}");
    }

    @Test
    void aHitIsOneCommand() {
        load("user:42:profile", "1");
        server.resetCounts();

        await(store.read("user:42:profile"));

        assertThat(server.commandCounts()).containsEntry("get", 1L).doesNotContainKeys("evalsha", "eval");
    }

    @Test
    void aMissIsThreeRoundTripsAtMost() {
        load("user:42:profile", "1");
        server.resetCounts();

        await(store.read("user:43:profile"));
        Lease lease = own(await(store.acquire(request("user:43:profile"))));
        await(store.store("user:43:profile", lease, bytes("2"), TTL));

        // One GET; two listings and the acquisition, sent together; one store.
        assertThat(server.commandCounts().get("evalsha")).isEqualTo(4);
        assertThat(server.commandCounts()).doesNotContainKey("eval");
    }

    @Test
    void anExactEvictionIsOneCommandForAllKeys() {
        load("user:1", "1");
        load("user:2", "2");
        server.resetCounts();

        long removed = await(store.evict(List.of("user:1", "user:2", "user:3"), List.of()));

        assertThat(removed).isEqualTo(2);
        assertThat(server.commandCounts().get("unlink")).isEqualTo(1);
        assertThat(server.commandCounts()).doesNotContainKeys("evalsha", "eval", "scan");
    }

    @Test
    void scriptsSurviveAFlushOfTheServersScripts() {
        load("user:1", "1");
        server.command("SCRIPT", "FLUSH");

        load("user:2", "2");

        assertThat(server.command("GET", "user:2")).isEqualTo("2");
    }

    @Test
    void aGroupIsEvictedByItsListingAndOthersStay() {
        load("user:42:profile", "1");
        load("user:42:orders:7", "2");
        load("user:43:profile", "3");
        server.resetCounts();

        long removed = await(store.evict(List.of(), List.of(new GroupPattern("user:42:*", "user:42", "user"))));

        assertThat(removed).isEqualTo(2);
        assertThat(server.commandCounts()).doesNotContainKey("scan");
        assertThat(server.command("EXISTS", "user:43:profile")).isEqualTo(1L);
        // The listings stay: a load that is under way may be in them.
        assertThat(server.command("ZCARD", "user#ix")).isEqualTo(3L);
    }

    static void load(String key, String value) {
        Lease lease = own(await(store.acquire(request(key))));
        assertThat(await(store.store(key, lease, bytes(value), TTL))).isTrue();
    }

    static LeaseRequest request(String key) {
        List<String> prefixes = new ArrayList<>();
        for (int i = key.indexOf(':'); i >= 0; i = key.indexOf(':', i + 1)) {
            prefixes.add(key.substring(0, i));
        }
        return new LeaseRequest(
                key, new Listing.Listed(prefixes), IDS.incrementAndGet(), LEASE, LEASE.plus(TTL), false);
    }

    static Lease own(Acquisition acquisition) {
        return ((Acquisition.Own) acquisition).lease();
    }

    static String text(Lookup lookup) {
        return new String(((Lookup.Hit) lookup).value(), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
