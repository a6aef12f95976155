package dev.larder.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.testing.ManualClock;
import dev.larder.runtime.testing.SignedLease;
import dev.larder.test.TestClock;
import dev.larder.test.contract.StoreContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryCacheStoreTest extends StoreContract {

    private final TestClock clock = new TestClock();

    private final InMemoryCacheStore store = InMemoryCacheStore.create(clock);

    @Override
    protected CacheStore store() {
        return store;
    }

    @Override
    protected void elapse(Duration time) {
        clock.advance(time);
    }

    @Test
    void aLeaseOfAClockThatWasSetBackIsNotWaitedFor() {
        ManualClock moved = new ManualClock();
        InMemoryCacheStore itsStore = InMemoryCacheStore.create(moved);
        itsStore.acquire(request());
        moved.advance(Duration.ofHours(-1));

        assertThat(acquired(itsStore)).isInstanceOf(Acquisition.Own.class);
        assertThat(acquired(itsStore)).isInstanceOf(Acquisition.Busy.class);
        moved.advance(Duration.ofSeconds(31));
        assertThat(acquired(itsStore)).isInstanceOf(Acquisition.Own.class);
    }

    private static Acquisition acquired(CacheStore store) {
        return store.acquire(request()).toCompletableFuture().join();
    }

    private static LeaseRequest request() {
        return Loads.request("user:1:a");
    }

    @Test
    void commandsFailAfterItIsClosed() {
        store.close();

        assertThat(store.read("user:1").toCompletableFuture())
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(StoreException.class)
                .withMessage("the in-memory store is closed");
        assertThat(store.evict(List.of("user:1"), List.of()).toCompletableFuture())
                .isCompletedExceptionally();
    }

    @Test
    void theSignatureCarriesTheLoadsIdAndADeadlineOfTheStoresClock() {
        SignedLease.assertThatItCarriesIdAndDeadline(store);
    }
}
