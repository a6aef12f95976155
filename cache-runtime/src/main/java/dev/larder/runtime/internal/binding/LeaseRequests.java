package dev.larder.runtime.internal.binding;

import dev.larder.runtime.internal.lease.LoadIds;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.Expiry;
import dev.larder.runtime.method.Freshness;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.LeaseRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the lease requests of one method, each with a load id of its own. Thread-safe. */
public final class LeaseRequests {

    private final boolean indexed;

    private final Duration leaseTime;

    /** The maximum lifetime of a key from the request on. */
    private final Duration indexedFor;

    private final Claim loadClaim;

    private final Claim refreshClaim;

    private final LoadIds loadIds;

    /**
     * Creates the requests of a method.
     *
     * @param nullTtl how long absence is remembered; {@code null} when it is not
     */
    LeaseRequests(
            boolean indexed,
            Expiry expiry,
            @Nullable Duration nullTtl,
            Freshness freshness,
            Duration leaseTime,
            LoadIds loadIds) {
        this.indexed = indexed;
        this.leaseTime = leaseTime;
        this.indexedFor = leaseTime.plus(longest(expiry.longest(), nullTtl));
        this.loadClaim = expiry.staleFor().isZero() ? Claim.IF_ABSENT : new Claim.Stale(expiry.staleFor());
        this.refreshClaim = new Claim.Refresh(freshness.leftWhenDue());
        this.loadIds = loadIds;
    }

    private static Duration longest(Duration kept, @Nullable Duration nullTtl) {
        return nullTtl == null || nullTtl.compareTo(kept) < 0 ? kept : nullTtl;
    }

    /** Requests the lease for the load of a missing or stale value. */
    public LeaseRequest forLoad(CacheKey key) {
        return request(key, loadClaim);
    }

    /** Requests the lease for a load whose value replaces whatever the key holds. */
    public LeaseRequest forOverwrite(CacheKey key) {
        return request(key, Claim.ALWAYS);
    }

    /** Requests the lease for the refresh of a value that is due; it is granted only where there is one. */
    public LeaseRequest forRefresh(CacheKey key) {
        return request(key, refreshClaim);
    }

    /** Returns the maximum lifetime of a key from its lease on. */
    Duration indexedFor() {
        return indexedFor;
    }

    private LeaseRequest request(CacheKey key, Claim claim) {
        return new LeaseRequest(key.name(), key.indexEntry(indexed), loadIds.next(), leaseTime, indexedFor, claim);
    }
}
