package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.testing.SignedLease;
import dev.larder.test.contract.StoreContract;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The store's contract on servers that a subclass starts. */
abstract class RedissonContractTest extends StoreContract {

    private static AutoCloseable servers;

    private static CacheStore store;

    private static CacheStore otherStore;

    /** Connects to servers that are stopped after the tests. */
    static void connect(AutoCloseable started, RedisSettings settings) {
        servers = started;
        store = RedissonCacheStore.connect(settings, Loads.PATIENT);
        otherStore = RedissonCacheStore.connect(settings, Loads.PATIENT);
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
        otherStore.close();
        servers.close();
    }

    @Override
    protected CacheStore store() {
        return store;
    }

    @Override
    protected CacheStore otherStore() {
        return otherStore;
    }

    @Override
    protected void elapse(Duration time) throws InterruptedException {
        // The clock is the server's.
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    @Test
    void theSignatureCarriesTheLoadsIdAndADeadlineOfTheStoresClock() {
        SignedLease.assertThatItCarriesIdAndDeadline(store);
    }
}
