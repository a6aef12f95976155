package dev.larder.runtime;

import static dev.larder.runtime.FreshnessFixture.DUE;
import static dev.larder.runtime.FreshnessFixture.FORGIVING;
import static dev.larder.runtime.FreshnessFixture.KEY;
import static dev.larder.runtime.FreshnessFixture.REFRESHING;
import static dev.larder.runtime.FreshnessFixture.STALE;
import static dev.larder.runtime.FreshnessFixture.TTL;
import static dev.larder.runtime.FreshnessFixture.ada;
import static dev.larder.runtime.FreshnessFixture.method;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.test.store.StoreCommand;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refreshes, stale values and load deadlines of callers that are in a transaction, or beside one. */
class FreshnessTransactionTest {

    private static final KeyPattern PROFILE = KeyPattern.of("user:{id}:profile");

    private final FreshnessFixture fixture = new FreshnessFixture();

    private final OneTransaction transactions = fixture.transactions;

    private final Eviction save = fixture.larder.eviction(EvictingMethod.named("UserService.save"));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aTransactionRefreshesNothing() {
        fixture.get(REFRESHING);
        fixture.pass(DUE);
        transactions.begin();
        assertThat(fixture.get(REFRESHING)).isEqualTo(ada(1));
        transactions.end(Ending.COMMITTED);
        transactions.readLatestCommitted();
        transactions.begin();
        assertThat(fixture.get(REFRESHING)).isEqualTo(ada(1));
        transactions.end(Ending.COMMITTED);
        assertThat(fixture.store.count(StoreCommand.ACQUIRE)).isEqualTo(1);

        assertThat(fixture.get(REFRESHING)).isEqualTo(ada(1));
        fixture.awaitStored(2);
        assertThat(fixture.stats().refreshes()).isEqualTo(1);
    }

    @Test
    void aRefreshThatBeganBeforeACommitDoesNotOutliveItsEviction() {
        CountDownLatch done = new CountDownLatch(1);
        beginRefresh(done);
        transactions.begin();
        save.evict(PROFILE.with(42));
        assertThat(fixture.store.values().at(KEY)).contains("Ada 1");
        transactions.end(Ending.COMMITTED);
        done.countDown();

        await().until(() -> fixture.stats().refusedStores() == 1);
        assertThat(fixture.store.values().at(KEY)).isEqualTo("miss");
    }

    @Test
    void aRefreshThatBeganBeforeACommitDoesNotReplaceItsUpdate() {
        WriteThrough<User> rename = fixture.larder.writeThrough(UpdatingMethod.returning(User.class)
                .named("UserService.rename")
                .key("user:{id}:profile")
                .ttl(TTL)
                .build());
        CountDownLatch done = new CountDownLatch(1);
        beginRefresh(done);
        transactions.begin();
        rename.update(rename.key(42L), () -> new User(42, "Grace"));
        transactions.end(Ending.COMMITTED);
        done.countDown();

        await().until(() -> fixture.stats().refusedStores() == 1);
        assertThat(fixture.store.values().at(KEY)).contains("Grace");
    }

    @Test
    void aRollbackLeavesARefreshAlone() {
        CountDownLatch done = new CountDownLatch(1);
        beginRefresh(done);
        transactions.begin();
        save.evict(PROFILE.with(42));
        transactions.end(Ending.ROLLED_BACK);
        done.countDown();

        fixture.awaitStored(2);
    }

    @Test
    void aStaleValueServesATransactionWhoseLoadFails() {
        fixture.get(FORGIVING);
        fixture.pass(TTL);
        transactions.begin();

        assertThat(fixture.getFailing(FORGIVING)).isEqualTo(ada(1));
        transactions.end(Ending.ROLLED_BACK);
    }

    @Test
    void aTransactionThatHasChangedSomethingGetsNoStaleValue() {
        fixture.get(FORGIVING);
        fixture.pass(TTL);
        transactions.begin();
        save.evict(PROFILE.with(42));

        assertThatThrownBy(() -> fixture.getFailing(FORGIVING)).isInstanceOf(IllegalArgumentException.class);
        transactions.end(Ending.COMMITTED);
    }

    @Test
    void whatATransactionLoadsForAStaleValueIsNotKept() {
        fixture.get(FORGIVING);
        fixture.pass(TTL);
        transactions.begin();
        assertThat(fixture.get(FORGIVING)).isEqualTo(ada(2));
        transactions.end(Ending.COMMITTED);

        assertThat(fixture.store.values().at(KEY)).contains("Ada 1");
    }

    @Test
    void aTransactionLoadsOnItsOwnThreadAndWaitsForIt() {
        CachedMethod<User> method = method().staleIfError(STALE)
                .softLoadDeadline(Duration.ofMillis(1))
                .hardLoadDeadline(Duration.ofMillis(2))
                .build();
        fixture.get(FORGIVING);
        fixture.pass(TTL);
        AtomicReference<Thread> loading = new AtomicReference<>();
        transactions.begin();

        assertThat(fixture.get(method, () -> {
                    loading.set(Thread.currentThread());
                    long end = System.nanoTime() + Duration.ofMillis(20).toNanos();
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                    return fixture.load();
                }))
                .isEqualTo(ada(2));
        transactions.end(Ending.COMMITTED);
        assertThat(loading.get()).isSameAs(Thread.currentThread());
        assertThat(fixture.stats().loadTimeouts()).isZero();
    }

    private void beginRefresh(CountDownLatch done) {
        fixture.get(REFRESHING);
        fixture.pass(DUE);
        fixture.get(REFRESHING, fixture.loadUntil(done));
        fixture.awaitLoads(2);
    }
}
