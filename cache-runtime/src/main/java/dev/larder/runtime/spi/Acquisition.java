package dev.larder.runtime.spi;

import java.util.Objects;

/** The answer to a {@link LeaseRequest}. */
public sealed interface Acquisition {

    /** The caller holds the lease: it loads, and stores or releases. */
    record Own(Lease lease) implements Acquisition {
        public Own {
            Objects.requireNonNull(lease, "lease");
        }
    }

    /**
     * A value is there, which the request does not claim.
     *
     * @param found a {@link Lookup.Hit} or a {@link Lookup.AbsentHit}
     */
    record Found(Lookup found) implements Acquisition {
        public Found {
            if (found instanceof Lookup.Miss) {
                throw new IllegalArgumentException("found must be a hit or an absent hit");
            }
        }
    }

    /** Another load holds the lease; its value, or the end of the lease, is worth waiting for. */
    record Busy() implements Acquisition {}
}
