package dev.larder.runtime;

import static dev.larder.runtime.FreshnessFixture.DUE;
import static dev.larder.runtime.FreshnessFixture.FORGIVING;
import static dev.larder.runtime.FreshnessFixture.KEY;
import static dev.larder.runtime.FreshnessFixture.REFRESHING;
import static dev.larder.runtime.FreshnessFixture.TTL;
import static dev.larder.runtime.FreshnessFixture.ada;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.HeldCommand;
import dev.larder.test.store.StoreCommand;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What evictions and updates do to refreshes that are under way, and to loads that fall back on a stale value. */
class FreshnessEvictionTest {

    private static final KeyPattern GROUP = KeyPattern.of("user:{id}:*");

    private final FreshnessFixture fixture = new FreshnessFixture();

    private final Chaos store = fixture.store;

    private final Eviction save = fixture.larder.eviction(EvictingMethod.named("UserService.save"));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aGroupEvictionDuringTheLoadOfARefreshHolds() {
        CountDownLatch done = new CountDownLatch(1);
        due();
        fixture.get(REFRESHING, fixture.loadUntil(done));
        fixture.awaitLoads(2);
        assertThat(save.evict(GROUP.with(42))).isOne();
        done.countDown();

        await().until(() -> fixture.stats().refusedStores() == 1);
        assertThat(store.values().at(KEY)).isEqualTo("miss");
        assertThat(fixture.get(REFRESHING)).isEqualTo(ada(3));
    }

    @Test
    void aGroupEvictionThatOvertakesTheStoreOfARefreshHolds() {
        due();
        HeldCommand storing = store.hold(StoreCommand.STORE);
        fixture.get(REFRESHING);
        storing.awaitArrival();
        save.evict(GROUP.with(42));
        storing.proceed();

        await().until(() -> fixture.stats().refusedStores() == 1);
        assertThat(store.values().at(KEY)).isEqualTo("miss");
    }

    @Test
    void anEvictionThatOvertakesTheClaimOfARefreshLeavesNothingToRefresh() {
        due();
        HeldCommand claim = store.hold(StoreCommand.ACQUIRE);
        fixture.get(REFRESHING);
        claim.awaitArrival();
        save.evict(GROUP.with(42));
        claim.proceed();

        assertThat(store.values().at(KEY)).isEqualTo("miss");
        assertThat(fixture.get(REFRESHING)).isEqualTo(ada(2));
        assertThat(fixture.stats().refreshes()).isZero();
    }

    @Test
    void whoMissesAfterTheEvictionLoadsBesideTheRefreshAndWins() {
        CountDownLatch done = new CountDownLatch(1);
        due();
        fixture.get(REFRESHING, fixture.loadUntil(done));
        fixture.awaitLoads(2);
        save.evict(GROUP.with(42));
        assertThat(fixture.get(REFRESHING)).isEqualTo(ada(3));
        done.countDown();

        await().until(() -> fixture.stats().refusedStores() == 1);
        assertThat(store.values().at(KEY)).contains("Ada 3");
    }

    @Test
    void aRefreshThatFailsAfterAnEvictionGivesNothingBack() {
        CountDownLatch done = new CountDownLatch(1);
        due();
        fixture.get(REFRESHING, () -> {
            fixture.loads.incrementAndGet();
            FreshnessFixture.awaitLatch(done);
            throw new IllegalArgumentException("the database is away");
        });
        fixture.awaitLoads(2);
        save.evict(GROUP.with(42));
        done.countDown();

        await().until(() -> fixture.stats().refreshFailures() == 1);
        await().until(() -> store.count(StoreCommand.RELEASE) == 1);
        assertThat(store.values().at(KEY)).isEqualTo("miss");
    }

    @Test
    void aStaleValueIsNeitherServedToLaterCallsNorBackAfterAGroupEvictionDuringTheFailingLoad() {
        fixture.get(FORGIVING);
        fixture.pass(TTL);
        assertThat(fixture.get(FORGIVING, () -> {
                    save.evict(GROUP.with(42));
                    return fixture.fail();
                }))
                .isEqualTo(ada(1));

        assertThat(store.values().at(KEY)).isEqualTo("miss");
        assertThatThrownBy(() -> fixture.getFailing(FORGIVING)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onARealServerAGroupEvictionReachesAKeyThatIsBeingRefreshed() {
        CachedMethod<User> method = CachedMethod.returning(User.class)
                .named("UserService.find")
                .key("user:{id}:profile")
                .ttl(Duration.ofMinutes(10))
                .refreshAfter(Duration.ofMillis(1))
                .build();
        CountDownLatch done = new CountDownLatch(1);
        try (RedisServer server = RedisServer.start();
                Larder larder = Larder.connect(server.uri())) {
            ReadThrough<User> find = larder.readThrough(method);
            find.get(find.key(42L), fixture::load);
            await().until(() -> {
                find.get(find.key(42L), fixture.loadUntil(done));
                return fixture.loads.get() == 2;
            });
            Eviction saveThere = larder.eviction(EvictingMethod.named("UserService.save"));
            assertThat(saveThere.evict(GROUP.with(42))).isOne();
            done.countDown();

            await().until(() -> larder.stats().method("UserService.find").refusedStores() == 1);
            assertThat(server.command("EXISTS", KEY)).isEqualTo(0L);
        }
    }

    private void due() {
        fixture.get(REFRESHING);
        fixture.pass(DUE);
    }
}
