package dev.larder.runtime.spi;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * A store of bytes under keys that grants leases: the port to the backend.
 *
 * <p>A <dfn>lease</dfn> is the right to store the outcome of one load under one key. It lives in the key itself, as
 * whitespace behind the value (or behind {@code null} where there is none), so that whoever removes the key, by whatever
 * means, revokes the lease. A value that was loaded before an eviction can therefore never be stored after it.
 *
 * <p><b>Every command is atomic for its key and idempotent</b>: a client may send it twice, and a copy may arrive late.
 * The store completes each lease with its own clock, so a late copy of an acquisition never revives a revoked lease.
 *
 * <p><b>Completion.</b> Commands never block and never throw; a stage fails with {@link StoreException} when the backend
 * cannot be reached, refuses or does not answer. Callers hold their own deadlines and may abandon a stage at any time.
 * A stage that failed says nothing about whether the command took effect.
 *
 * <p>Keys are complete key texts as {@code CacheKey.name()} gives them. Byte arrays that are passed in or handed out are
 * not copied and must not be modified. Implementations are thread-safe.
 */
public interface CacheStore extends AutoCloseable {

    /**
     * Reads what a key holds. One round trip.
     *
     * <p>{@code null} without a lease behind it is an {@linkplain Lookup.AbsentHit absent hit}; {@code null} with one, or
     * nothing at all, is a {@linkplain Lookup.Miss miss}; anything else is a {@linkplain Lookup.Hit hit} whose bytes come
     * without the lease.
     */
    CompletionStage<Lookup> read(String key);

    /** Reads what a key holds, and how long it will hold that; see {@link #read}. One round trip. */
    CompletionStage<TimedLookup> readAged(String key);

    /**
     * Lists the key as the request says, then asks for the lease on it; the stage completes when both are acknowledged.
     * One round trip.
     *
     * <ul>
     *   <li>A lease of the same {@link LeaseRequest#loadId()}: the very same lease again ({@link Acquisition.Own}).
     *   <li>Nothing there: {@code null} and the new lease are put there, to live as long as the lease
     *       ({@link Acquisition.Own}).
     *   <li>Another load's live lease behind {@code null}: {@link Acquisition.Busy}.
     *   <li>A value or an absent marker, leased or not: {@link Acquisition.Found}.
     *   <li>The same, when the request's {@link LeaseRequest#claim() claim} covers it: {@link Acquisition.Busy} where
     *       a live lease stands behind it; else the new lease is put there, the time to live stays, and the answer is
     *       {@link Acquisition.Own}.
     *   <li>Nothing there, when the claim is a {@link Claim.Refresh}: {@link Acquisition.Busy}.
     * </ul>
     */
    CompletionStage<Acquisition> acquire(LeaseRequest request);

    /**
     * Lists the key as the request says, then replaces whatever the key holds, leases included, by {@code null} and a new
     * lease: from now on readers miss, and no earlier load can be stored. Where the key carries a lease of the same
     * {@link LeaseRequest#loadId()} already, that is the answer. One round trip.
     */
    CompletionStage<Lease> beginUpdate(LeaseRequest request);

    /**
     * Replaces the lease, and what it stands behind, by a value. One round trip.
     *
     * @param value what {@link ValueFormat#encode} gave, or the four bytes {@code null} for an absent marker; never ends
     *     in whitespace
     * @param ttl time to live, at least one millisecond
     * @return {@code true} when the value was stored, or is already exactly what the key holds; {@code false} when the
     *     lease was revoked or has ended, in which case the key is left as it is
     */
    CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl);

    /**
     * Gives a lease back: removes the key, or only the lease where it stands behind a value. Does nothing when the lease
     * was revoked. One round trip.
     */
    CompletionStage<Void> release(String key, Lease lease);

    /**
     * Removes keys, and with them the leases on them: those named, and those that the patterns match. When the stage
     * completes, every load that began before has lost its lease. Exact keys take one round trip; a pattern takes some
     * that grow with the group or, where no listing covers it, with the keyspace.
     *
     * @return how many keys were removed, leases without a value included
     */
    CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups);

    /**
     * Reads what keys hold, in their order; see {@link #read}. One round trip per master: keys go in bounded chunks, all
     * under way at once.
     *
     * @param keys without repetitions
     */
    CompletionStage<List<Lookup>> readMany(List<String> keys);

    /**
     * Reads what keys hold, in their order, and how long they will hold that; see {@link #readAged}. One round trip per
     * master.
     *
     * @param keys without repetitions
     */
    CompletionStage<List<TimedLookup>> readAgedMany(List<String> keys);

    /**
     * Asks for the leases on several keys, in their order; see {@link #acquire}. Each key is listed and leased by itself:
     * one that is busy keeps no other from its lease. When the stage fails, the leases that were granted are given back.
     * One round trip per master.
     *
     * @param requests for different keys
     */
    CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests);

    /**
     * Begins updates of several keys, in their order; see {@link #beginUpdate}. When the stage fails, the keys that were
     * leased are left empty. One round trip per master.
     *
     * @param requests for different keys
     */
    CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests);

    /**
     * Stores several values, each by its own lease; see {@link #store}. One that is refused keeps no other from being
     * stored. One round trip per master.
     *
     * @param requests for different keys
     * @return for each, in their order, whether it was stored
     */
    CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests);

    /** Gives leases back; see {@link #release}. One round trip per master. */
    CompletionStage<Void> releaseMany(Map<String, Lease> leases);

    /** Tells how long what a key holds will still be there; a lease alone counts as nothing. One round trip. */
    CompletionStage<Remaining> remaining(String key);

    /**
     * Gives the value or absent marker of a key another time to live, and lists the key for as long before that. Does
     * nothing when the key holds none; a lease alone is not prolonged. Two round trips, since a value must never outlive
     * its listing.
     *
     * @param ttl from now on, at least one millisecond
     * @return whether there was something
     */
    CompletionStage<Boolean> expire(String key, Listing listing, Duration ttl);

    /** Completes when the backend answered. One round trip. */
    CompletionStage<Void> ping();

    /** Gives up what this store itself opened. Pending stages fail or complete; later commands fail. Idempotent. */
    @Override
    void close();
}
