package dev.larder.runtime.spi;

import java.util.Objects;

/** The answer to a {@link LeaseRequest}. Immutable. */
public sealed interface Acquisition {

    /** The caller holds the lease: it loads, and stores or releases. */
    record Own(Lease lease) implements Acquisition {
        public Own {
            Objects.requireNonNull(lease, "lease");
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
