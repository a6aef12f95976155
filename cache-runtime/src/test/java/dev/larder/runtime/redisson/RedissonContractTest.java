package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.IndexEntry;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.test.contract.StoreContract;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The store's contract on servers that a subclass starts. */
abstract class RedissonContractTest extends StoreContract {

    private static AutoCloseable servers;

    private static CacheStore store;

    /** Connects to servers that are stopped after the tests. */
    static void connect(AutoCloseable started, RedisSettings settings) {
        servers = started;
        store = RedissonCacheStore.connect(settings, Loads.PATIENT);
    }

    @AfterAll
    static void stop() throws Exception {
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

    @Test
    void theSignatureCarriesTheLoadsIdAndADeadlineOfTheStoresClock() {
        LeaseRequest request = new LeaseRequest(
                "signed:" + System.nanoTime(),
                new IndexEntry.Indexed(List.of("signed")),
                42,
                Duration.ofSeconds(20),
                Duration.ofMinutes(5),
                Claim.IF_ABSENT);

        Acquisition.Own own =
                (Acquisition.Own) store.acquire(request).toCompletableFuture().join();

        Signature signature = Signature.endOf(own.lease().signature());
        assertThat(signature).isNotNull();
        assertThat(signature.loadId()).isEqualTo(42);
        assertThat(signature.deadlineMicros()).isPositive();
    }
}
