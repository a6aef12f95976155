package dev.larder.runtime.spi;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to a {@link LeaseRequest}. Immutable. */
public sealed interface Acquisition {

    /**
     * The caller holds the lease: it loads, and stores or releases.
     *
     * @param unevictedFor the time, back from a moment between the grant and the answer, within which nothing that covers the key
     *     was evicted, as far as the store knows; zero when it does not know. A load of an older state must not store.
     *     {@code null} when the request did not ask, or the store leaves no {@linkplain CacheStore#leaveTraces traces}
     */
    record Own(Lease lease, @Nullable Duration unevictedFor) implements Acquisition {
        public Own {
            Objects.requireNonNull(lease, "lease");
        }

        /** Creates the answer to a request that did not ask for traces. */
        public Own(Lease lease) {
            this(lease, null);
        }
    }

    /**
     * The key holds a value, or an absent marker, that the request's claim does not cover.
     *
     * @param found a {@link Lookup.Hit}, a {@link Lookup.AbsentHit} or a {@link Lookup.Oversized}
     */
    record Found(Lookup found) implements Acquisition {
        public Found {
            if (found instanceof Lookup.Miss) {
                throw new IllegalArgumentException("found must not be a miss");
            }
        }
    }

    /** Another load holds the lease. The caller waits for its value, or for the end of the lease. */
    record Busy() implements Acquisition {}
}
