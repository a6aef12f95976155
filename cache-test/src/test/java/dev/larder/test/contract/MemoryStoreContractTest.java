package dev.larder.test.contract;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.TestClock;
import dev.larder.test.store.Chaos;
import java.time.Duration;

/** A store without faults in front of another keeps its contract. */
class MemoryStoreContractTest extends StoreContract {

    private final TestClock clock = new TestClock();

    private final CacheStore store = Chaos.over(InMemoryCacheStore.create(clock));

    @Override
    protected CacheStore store() {
        return store;
    }

    @Override
    protected void elapse(Duration time) {
        clock.advance(time);
    }
}
