package dev.larder.runtime;

import static dev.larder.runtime.FreshnessFixture.DUE;
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
import dev.larder.runtime.error.LoadTimeoutException;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.HeldCommand;
import dev.larder.test.store.StoreCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Load deadlines and refreshes where it is the store that takes its time. */
class FreshnessSlowStoreTest {

    private static final Duration SOON = Duration.ofMillis(250);

    private final CachedMethod<User> soft =
            method().staleIfError(STALE).softLoadDeadline(SOON).build();

    private final CachedMethod<User> hard = method().hardLoadDeadline(SOON).build();

    private final FreshnessFixture fixture = new FreshnessFixture();

    private final Chaos store = fixture.store;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theSoftDeadlineHoldsWhileTheLeaseIsAskedFor() {
        fixture.get(soft);
        fixture.pass(TTL);
        HeldCommand asking = store.hold(StoreCommand.ACQUIRE);

        assertThat(fixture.get(soft)).isEqualTo(ada(1));
        assertThat(fixture.loads).hasValue(1);
        asking.proceed();
        fixture.awaitStored(2);
    }

    @Test
    void theHardDeadlineHoldsWhileTheLeaseIsAskedFor() {
        HeldCommand asking = store.hold(StoreCommand.ACQUIRE);

        assertThatThrownBy(() -> fixture.get(hard)).isInstanceOf(LoadTimeoutException.class);
        asking.proceed();
        fixture.awaitStored(1);
    }

    @Test
    void atTheHardDeadlineWhatIsLoadedIsReturnedThoughItsStoreIsUnderWay() {
        HeldCommand storing = store.hold(StoreCommand.STORE);

        assertThat(fixture.get(hard)).isEqualTo(ada(1));
        assertThat(fixture.stats().loadTimeouts()).isZero();
        storing.proceed();
        fixture.awaitStored(1);
    }

    @Test
    void atTheSoftDeadlineWhatIsLoadedIsReturnedThoughItsStoreIsUnderWay() {
        fixture.get(soft);
        fixture.pass(TTL);
        HeldCommand storing = store.hold(StoreCommand.STORE);

        assertThat(fixture.get(soft)).isEqualTo(ada(2));
        assertThat(fixture.stats().staleServed()).isZero();
        storing.proceed();
        fixture.awaitStored(2);
    }

    @Test
    void atTheHardDeadlineABatchReturnsWhatIsLoadedThoughItsStoreIsUnderWay() {
        HeldCommand storing = store.hold(StoreCommand.STORE_MANY);
        BatchReadThrough<Long, User> find = fixture.larder.batchReadThrough(hard);

        assertThat(find.getAll(List.of(1L, 2L, 3L), id -> find.key(id), missing -> Map.of(1L, ada(1), 2L, ada(2))))
                .isEqualTo(Map.of(1L, ada(1), 2L, ada(2)));
        storing.proceed();
    }

    @Test
    void anAsynchronousCallReturnsWhatIsLoadedAtItsHardDeadlineAsWell() {
        HeldCommand storing = store.hold(StoreCommand.STORE);
        AsyncReadThrough<User> find = fixture.larder.asyncReadThrough(hard);

        assertThat(find.get(find.key(42L), () -> CompletableFuture.completedFuture(fixture.load()))
                        .join())
                .isEqualTo(ada(1));
        storing.proceed();
    }

    @Test
    void aMethodThatReturnsNothingAtItsHardDeadlineHasLoadedThat() {
        HeldCommand storing = store.hold(StoreCommand.STORE);
        CachedMethod<User> method =
                method().hardLoadDeadline(SOON).nullTtl(Duration.ofMinutes(1)).build();

        assertThat(fixture.get(method, () -> null)).isNull();
        storing.proceed();
    }

    @Test
    void theDeadlineIsForTheLoadAndBeginsWhenTheReadIsAnswered() {
        HeldCommand reading = store.hold(StoreCommand.READ);
        CompletableFuture<User> call = CacheFixture.async(() -> fixture.get(hard));
        reading.awaitArrival();
        await().pollDelay(SOON.multipliedBy(2)).until(() -> !call.isDone());
        reading.proceed();

        assertThat(call.join()).isEqualTo(ada(1));
    }

    @Test
    void aRefreshWhoseClaimIsSlowKeepsNobodyWaiting() {
        fixture.get(REFRESHING);
        fixture.pass(DUE);
        HeldCommand asking = store.hold(StoreCommand.ACQUIRE);
        for (int i = 0; i < 10; i++) {
            assertThat(fixture.get(REFRESHING)).isEqualTo(ada(1));
        }
        asking.proceed();
        fixture.awaitStored(2);
        assertThat(fixture.stats().refreshes()).isEqualTo(1);
    }

    @Test
    void aRefreshWhoseStoreFailsLeavesTheValueAndIsTriedAgain() {
        fixture.get(REFRESHING);
        fixture.pass(DUE);
        store.on(StoreCommand.STORE, Fault.failing());
        fixture.get(REFRESHING);
        await().until(() -> fixture.stats().errors() == 1);
        store.heal();

        assertThat(store.values().at(KEY)).contains("Ada 1");
    }
}
