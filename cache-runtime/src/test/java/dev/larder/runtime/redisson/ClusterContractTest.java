package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.StoreContractTest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The store's contract on a cluster of three masters. */
class ClusterContractTest extends StoreContractTest {

    private static ClusterSetup servers;

    private static CacheStore store;

    @BeforeAll
    static void start() {
        servers = ClusterSetup.start();
        store = RedissonCacheStore.connect(servers.settings(), Loads.PATIENT);
    }

    @AfterAll
    static void stop() {
        store.close();
        servers.close();
    }

    @Override
    protected CacheStore store() {
        return store;
    }

    @Override
    protected void elapse(Duration time) throws InterruptedException {
        // The clock is the server's.
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
