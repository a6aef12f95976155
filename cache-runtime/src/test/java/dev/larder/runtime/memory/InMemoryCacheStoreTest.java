package dev.larder.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreContractTest;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryCacheStoreTest extends StoreContractTest {

    private final ManualClock clock = new ManualClock();

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
        LeaseRequest before = request();
        store.acquire(before);
        clock.advance(Duration.ofHours(-1));

        Acquisition after = store.acquire(request()).toCompletableFuture().join();

        assertThat(after).isInstanceOf(Acquisition.Own.class);
        assertThat(store.acquire(request()).toCompletableFuture().join()).isInstanceOf(Acquisition.Busy.class);
        clock.advance(Duration.ofSeconds(31));
        assertThat(store.acquire(request()).toCompletableFuture().join()).isInstanceOf(Acquisition.Own.class);
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
}
