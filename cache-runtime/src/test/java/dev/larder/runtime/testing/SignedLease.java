package dev.larder.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.index.IndexEntry;
import java.time.Duration;
import java.util.List;

/** A lease of one of the project's own stores, whose signature is spelt as {@link Signature} says. */
public final class SignedLease {

    private SignedLease() {}

    /** Leases a key, and asserts what its signature carries. */
    public static void assertThatItCarriesIdAndDeadline(CacheStore store) {
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
