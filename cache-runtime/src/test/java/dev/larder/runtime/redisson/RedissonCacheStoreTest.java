package dev.larder.runtime.redisson;

import static dev.larder.runtime.redisson.Loads.TTL;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The effects of the store on a server. */
class RedissonCacheStoreTest {

    private static RedisServer server;

    private static CacheStore store;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        store = Loads.connect(server);
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
    void aLoadedValueIsStoredAsPlainBytesAtItsPlainKey() {
        load(store, "user:42:profile", "{\"name\":\"Ann\"}");

        assertThat(server.command("GET", "user:42:profile")).isEqualTo("{\"name\":\"Ann\"}");
        assertThat((Long) server.command("PTTL", "user:42:profile")).isBetween(TTL.toMillis() - 5000, TTL.toMillis());
        assertThat(text(await(store.read("user:42:profile")))).isEqualTo("{\"name\":\"Ann\"}");
    }

    @Test
    void aHitIsOneCommand() {
        load(store, "user:42:profile", "1");
        server.resetCounts();

        await(store.read("user:42:profile"));

        assertThat(server.commandCounts()).containsEntry("get", 1L).doesNotContainKeys("evalsha", "eval");
    }

    /** The key lives on, but its index entry was promised for no longer than the lease. */
    @Test
    void aLeaseBehindARememberedAbsenceEndsAtItsDeadline() {
        load(store, "user:42:profile", "null");
        LeaseRequest plain = request("user:42:profile");
        LeaseRequest brief = new LeaseRequest(
                plain.key(),
                plain.indexEntry(),
                plain.loadId(),
                Duration.ofMillis(1),
                plain.indexedFor(),
                Claim.ALWAYS);
        Lease late = own(await(store.acquire(brief)));
        Lease inTime = own(await(store.acquire(request("user:43:profile"))));
        Awaitility.await().pollDelay(Duration.ofMillis(5)).until(() -> true);

        assertThat(await(store.store("user:42:profile", late, bytes("1"), TTL))).isFalse();
        assertThat(await(store.storeMany(List.of(
                        new StoreRequest("user:42:profile", late, bytes("1"), TTL),
                        new StoreRequest("user:43:profile", inTime, bytes("1"), TTL)))))
                .containsExactly(false, true);
    }

    @Test
    void aMissIsThreeRoundTripsAtMost() {
        load(store, "user:42:profile", "1");
        server.resetCounts();

        await(store.read("user:43:profile"));
        Lease lease = own(await(store.acquire(request("user:43:profile"))));
        await(store.store("user:43:profile", lease, bytes("2"), TTL));

        // One GET, one script that indexes and leases, and one store.
        assertThat(server.commandCounts().get("evalsha")).isEqualTo(2);
        assertThat(server.commandCounts()).doesNotContainKey("eval");
    }

    @Test
    void anExactEvictionIsOneCommandForAllKeys() {
        load(store, "user:1", "1");
        load(store, "user:2", "2");
        server.resetCounts();

        long removed = evict(store, "user:1", "user:2", "user:3");

        assertThat(removed).isEqualTo(2);
        assertThat(server.commandCounts().get("unlink")).isEqualTo(1);
        assertThat(server.commandCounts()).doesNotContainKeys("evalsha", "eval", "scan");
    }

    @Test
    void scriptsSurviveAFlushOfTheServersScripts() {
        load(store, "user:1", "1");
        server.command("SCRIPT", "FLUSH");

        load(store, "user:2", "2");

        assertThat(server.command("GET", "user:2")).isEqualTo("2");
    }

    @Test
    void aGroupIsEvictedByTheIndexAndOtherKeysStay() {
        load(store, "user:42:profile", "1");
        load(store, "user:42:orders:7", "2");
        load(store, "user:43:profile", "3");
        server.resetCounts();

        long removed = evict(store, under("user:42"));

        assertThat(removed).isEqualTo(2);
        assertThat(server.commandCounts()).doesNotContainKey("scan");
        assertThat(server.command("EXISTS", "user:43:profile")).isEqualTo(1L);
        // Members stay, since a pending load may be among them.
        assertThat(server.command("ZCARD", "user#ix")).isEqualTo(3L);
    }

    @Test
    void evictionsOfACallGoTogether() {
        load(store, "user:42:profile", "1");
        load(store, "order:7", "2");
        load(store, "product:1:price", "3");
        server.resetCounts();

        long removed = await(store.evict(List.of("order:7"), List.of(under("user:42"), under("product"))));

        assertThat(removed).isEqualTo(3);
        assertThat(server.commandCounts()).containsEntry("unlink", 3L).containsEntry("zrangebyscore", 2L);
    }

    @Test
    void aGlobSelectsAmongTheMembersOfASet() {
        load(store, "user:1:profile", "1");
        load(store, "user:2:profile", "2");
        load(store, "user:2:orders", "3");

        assertThat(evict(store, new GroupPattern("user:*:profile", "user", "user")))
                .isEqualTo(2);
        assertThat(server.command("EXISTS", "user:2:orders")).isEqualTo(1L);
    }

    @Test
    void theEvictionOfAGroupRevokesTheLeasesOfPendingLoads() {
        Lease pending = own(await(store.acquire(request("user:42:profile"))));

        assertThat(evict(store, under("user:42"))).isEqualTo(1);

        assertThat(await(store.store("user:42:profile", pending, bytes("old"), TTL)))
                .isFalse();
        assertThat(server.command("EXISTS", "user:42:profile")).isEqualTo(0L);
    }

    @Test
    void aLoadBetweenTwoEvictionsOfItsGroupIsFoundByTheSecond() {
        load(store, "user:42:profile", "1");
        evict(store, under("user:42"));
        Lease lease = own(await(store.acquire(request("user:42:profile"))));
        evict(store, under("user:42"));
        assertThat(await(store.store("user:42:profile", lease, bytes("2"), TTL)))
                .isFalse();
    }

    @Test
    void unindexedKeysAreFoundByAScanAndIndexSetsStay() {
        load(store, unindexed("user:42:big"), "1", TTL);
        load(store, "user:42:profile", "2");
        server.resetCounts();

        assertThat(evict(store, under("user:42"))).isEqualTo(2);

        assertThat(server.commandCounts()).containsKey("scan");
        assertThat(server.command("ZCARD", "user:42#ix")).isEqualTo(1L);
        assertThat(server.command("ZSCORE", "user#ix", "*")).isNotNull();
    }

    @Test
    void aScanFindsForeignKeysAndKeysOfAnyBytes() {
        server.command("SET", "session:a", "x");
        server.command("SET", new byte[] {'s', 'e', 's', 's', 'i', 'o', 'n', ':', (byte) 0xff}, "x");
        server.command("HSET", "session:h", "f", "v");
        load(store, "user:1", "1");

        assertThat(evict(store, GroupPattern.scanned("session:*"))).isEqualTo(3);
        assertThat(evict(store, GroupPattern.scanned("*"))).isEqualTo(1);
        assertThat(server.command("KEYS", "*")).isEqualTo(List.of("user#ix"));
    }

    @Test
    void aKeyOfAnotherTypeFailsWithoutBeingNamed() {
        server.command("HSET", "user:secret", "f", "v");

        assertThatThrownBy(() -> store.read("user:secret").toCompletableFuture().join())
                .cause()
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("WRONGTYPE")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void aLeaseIsValidJsonForAnyReader() {
        await(store.acquire(request("user:42:profile")));

        String raw = (String) server.command("GET", "user:42:profile");
        assertThat(raw).hasSize(62);
        assertThat(raw.strip()).isEqualTo("null");
    }

    @Test
    void aDuplicateAcquisitionIsTheSameLeaseAndALateOneRevivesNone() {
        LeaseRequest request = request("user:42:profile");
        Lease first = own(await(store.acquire(request)));
        Lease again = own(await(store.acquire(request)));
        assertThat(again.signature()).isEqualTo(first.signature());

        evict(store, "user:42:profile");
        await(store.acquire(request));

        assertThat(await(store.store("user:42:profile", first, bytes("old"), TTL)))
                .isFalse();
    }

    @Test
    void aSecondLoaderFindsTheFirstOneBusy() {
        await(store.acquire(request("user:42:profile")));

        assertThat(await(store.acquire(request("user:42:profile")))).isInstanceOf(Acquisition.Busy.class);
    }

    @Test
    void aFullServerFailsALoadBeforeItBegins() {
        try (RedisServer full = RedisServer.start();
                CacheStore full2 = Loads.connect(full)) {
            full.command("CONFIG", "SET", "maxmemory", "1");

            assertThatThrownBy(() -> full2.acquire(request("user:1:a"))
                            .toCompletableFuture()
                            .join())
                    .cause()
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("OOM");
            assertThat(evict(full2, "user:1:a")).isZero();
        }
    }
}
