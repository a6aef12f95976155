package dev.larder.runtime.spi;

import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.TagListing;
import dev.larder.runtime.spi.near.NearLink;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * A store of bytes under keys that grants leases: the port to the backend.
 *
 * <p>A <dfn>lease</dfn> is the right to store the outcome of one load under one key. It stands in the key itself, as
 * whitespace behind the value, or behind {@code null} when there is no value. So every removal of the key revokes the lease,
 * by whatever means, and a value that was loaded before an eviction can never be stored after it.
 *
 * <p><b>Every command is atomic for its key and idempotent.</b> A client may send it twice, and a copy may arrive late. The
 * store completes each lease with its own clock, so a late copy of an acquisition never revives a revoked lease.
 *
 * <p><b>Completion.</b> Commands never block and never throw. A stage fails with {@link StoreException} when the backend
 * cannot be reached, refuses the command or does not answer. The failure does not tell whether the command took effect. Stages
 * never complete with {@code null}, except those of {@code Void}. Callers keep their own deadlines and may abandon a stage at
 * any time.
 *
 * <p><b>Arguments.</b> Keys are complete key texts as {@code CacheKey.name()} returns them. No argument is {@code null}. Byte
 * arrays are not copied, neither as arguments nor in answers, and must not be modified. A list of answers has the order of the
 * requests. Durations are exact to the millisecond. Implementations are thread-safe.
 *
 * <p><b>Partitions.</b> A store whose servers fail one by one, such as a cluster, tells so by {@link #partitions()}, and then
 * implements {@link #ping(Partition)} and {@link #evict(Collection, List, Predicate)}. Calls then go on without the cache for
 * the keys of the servers that are away only. The defaults are those of a store that is reached as a whole.
 */
public interface CacheStore extends AutoCloseable {

    /**
     * Reads a key. One round trip.
     *
     * <p>{@code null} without a lease behind it is an {@linkplain Lookup.AbsentHit absent hit}. {@code null} with a lease, and
     * a missing key, are {@linkplain Lookup.Miss misses}. Anything else is a {@linkplain Lookup.Hit hit}, whose bytes come
     * without the lease; or {@link Lookup.Oversized}, if the store knows that the value is larger than the cache accepts.
     */
    CompletionStage<Lookup> read(String key);

    /** Reads a key and the time that its contents have left; see {@link #read}. One round trip. */
    CompletionStage<TimedLookup> readTimed(String key);

    /**
     * Adds the key to the index as the request says, and asks for the lease on it. The stage completes when the backend has
     * acknowledged both. One round trip.
     *
     * <p>A lease is live until its deadline. One whose deadline is further ahead than a lease of the request's length was
     * granted before the backend's clock was set back, and counts as ended.
     *
     * <ul>
     *   <li>The key holds a lease of the same {@link LeaseRequest#loadId()}: {@link Acquisition.Own} with that very lease.
     *   <li>The key holds nothing: {@code null} and the new lease are put there, which end with the lease;
     *       {@link Acquisition.Own}. With a {@link Claim.Refresh} nothing is put there; {@link Acquisition.Busy}.
     *   <li>The key holds {@code null} with the live lease of another load: {@link Acquisition.Busy}.
     *   <li>The key holds a value or an absent marker that the {@link LeaseRequest#claim() claim} does not cover, with or
     *       without a lease: {@link Acquisition.Found}.
     *   <li>The key holds a value that the claim covers: {@link Acquisition.Busy} when a live lease stands behind it.
     *       Otherwise the new lease is put behind it, and the value keeps its time to live; {@link Acquisition.Own}.
     * </ul>
     *
     * <p>To a request that {@linkplain LeaseRequest#asksForTraces() asks for traces}, {@link Acquisition.Own} tells for how long
     * the key was not evicted. It looks for traces when the lease is granted and the key is in the index. That may take a round
     * trip more.
     */
    CompletionStage<Acquisition> acquire(LeaseRequest request);

    /**
     * Adds the key to the index as the request says, and replaces its contents, leases included, by {@code null} and a new
     * lease. From then on readers miss, and the value of no earlier load can be stored. When the key carries a lease of the
     * same {@link LeaseRequest#loadId()} already, the answer is that lease. One round trip.
     */
    CompletionStage<Lease> beginUpdate(LeaseRequest request);

    /**
     * Replaces the lease, and the contents before it, by a value. One round trip.
     *
     * @param value the result of {@link ValueFormat#encode}, or the four bytes {@code null} for an absent marker; never ends
     *     in whitespace
     * @param ttl time to live, at least one millisecond
     * @return {@code true} when the value was stored, or when the key holds exactly this value already; {@code false} when the
     *     lease was revoked or has ended, and the key is left as it is
     */
    CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl);

    /**
     * Gives back the lease of a load that will not store, whether the lease was granted or not. Removes the key, or only the
     * lease when it stands behind a value. Does nothing when the key holds no lease of this load. The contents are not
     * transferred. One round trip.
     *
     * @param loadId the id of the load, from its {@link LeaseRequest}
     */
    CompletionStage<Void> release(String key, long loadId);

    /**
     * Lists keys under the tags of the values that were loaded for them, before the values are stored by their leases. The
     * answers tell which of them may be stored: those none of whose tags was evicted since the lease was requested. An eviction
     * by such a tag may not have found the key, and the value may be from before it. A store that cannot tell answers
     * {@code false}. One round trip per master.
     *
     * @return for each listing, whether its value may be stored. The stage fails when any key may not be listed
     */
    CompletionStage<List<Boolean>> addTags(List<TagListing> listings);

    /**
     * Removes keys, and so the leases on them: the exact keys, and those that match a group. When the stage completes, every
     * earlier load of them has lost its lease. Exact keys take one round trip. A group takes a number of round trips that
     * grows with the group or, when the index does not cover it, with the keyspace.
     *
     * @return the number of removed keys, those included that held only a lease
     */
    CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups);

    /**
     * Removes a key that holds exactly this value, and the lease behind it. A key that holds another value, or only a lease, stays
     * as it is. One round trip. An optional operation, for the repairs of the auditor: by default the stage fails with
     * {@link UnsupportedOperationException}.
     *
     * @param value the bytes of a {@linkplain Lookup.Hit hit}, or the four bytes {@code null} for an absent marker
     * @return whether the key was removed
     */
    default CompletionStage<Boolean> evictValue(String key, byte[] value) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException(getClass().getName() + " removes no single value"));
    }

    /**
     * Counts the keys that match a glob, those that hold only a lease included, by a scan of the keyspace. Keys that come or
     * go during the scan may count or not. The stage fails when a part of the keyspace cannot be scanned. An optional
     * operation, for people who look before they evict: by default the stage fails with {@link UnsupportedOperationException}.
     */
    default CompletionStage<Long> count(String glob) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException(getClass().getName() + " does not count keys"));
    }

    /**
     * Makes this store leave a trace of each eviction and each update of keys that begin with {@code keyStart}, from now on.
     * By the traces it knows which keys were evicted when, as {@link LeaseRequest#asksForTraces()} asks. All processes that use
     * the same keys leave them, for the same time. A trace is there before an eviction looks for keys, so that it either revokes a
     * lease, or the lease was granted after the trace. An update leaves its trace when its value is stored by its {@linkplain
     * Lease#isOfUpdate() lease}, and before: so the trace is later than the change. A value whose trace fails is not stored. An
     * eviction whose trace fails has failed, although keys may be removed. Idempotent. An optional operation: by default nothing
     * happens.
     *
     * @param keyStart begins all keys of the fleet; may be empty
     * @param lasting how long traces last, at least one millisecond
     * @return whether this store leaves traces
     */
    default boolean leaveTraces(String keyStart, Duration lasting) {
        return false;
    }

    /**
     * Returns whether the store is repeating an eviction of the key, which a new or restarted backend may not have received.
     * Until then the key may hold again what the eviction removed, and callers must not read it. Returns at once.
     */
    default boolean isRepeatingEvictionOf(String key) {
        return false;
    }

    /**
     * Reads several keys; see {@link #read}. One round trip per master: keys are sent in bounded chunks, all at once.
     *
     * @param keys without repetitions
     */
    CompletionStage<List<Lookup>> readMany(List<String> keys);

    /**
     * Reads several keys and the times that their contents have left; see {@link #readTimed}. One round trip per master.
     *
     * @param keys without repetitions
     */
    CompletionStage<List<TimedLookup>> readTimedMany(List<String> keys);

    /**
     * Asks for the leases on several keys; see {@link #acquire}. Each key is indexed and leased by itself: a key that is busy
     * keeps no other from its lease. When the stage fails, the leases that were granted are given back. One round trip per
     * master.
     *
     * @param requests for different keys
     */
    CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests);

    /**
     * Begins updates of several keys; see {@link #beginUpdate}. When the stage fails, the keys that were leased are left
     * empty. One round trip per master.
     *
     * @param requests for different keys
     */
    CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests);

    /**
     * Stores several values, each by its own lease; see {@link #store}. A refused value keeps no other from being stored. One
     * round trip per master.
     *
     * @param requests for different keys
     * @return for each request, whether its value was stored
     */
    CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests);

    /** Gives several leases back, by key the id of its load; see {@link #release}. One round trip per master. */
    CompletionStage<Void> releaseMany(Map<String, Long> loadIds);

    /** Returns the time that the contents of a key have left. A key that holds only a lease counts as empty. One round trip. */
    CompletionStage<Remaining> remaining(String key);

    /**
     * Gives the value or absent marker of a key another time to live, and before that adds the key to the index for as long.
     * Does nothing when the key holds neither; a lease alone is not prolonged. Two round trips, since a value must never
     * outlive its entry in the index.
     *
     * @param ttl from now on, at least one millisecond
     * @return whether the key held a value or an absent marker
     */
    CompletionStage<Boolean> expire(String key, IndexEntry entry, Duration ttl);

    /** Completes when the whole backend has answered. One round trip. */
    CompletionStage<Void> ping();

    /**
     * Returns the present partitions, the same object until keys move. It is called for each command, so it is as quick as the
     * read of a field.
     */
    default Partitions partitions() {
        return Partitions.ONE;
    }

    /** Completes when the server of a partition has answered. One round trip. */
    default CompletionStage<Void> ping(Partition partition) {
        return ping();
    }

    /**
     * Removes the keys of some partitions that match a group, as {@link #evict(Collection, Collection)} does. Each partition
     * has a stage of its own, since it succeeds or fails by itself. A partition may have been replaced by others; then its
     * stage may fail.
     *
     * @param from the partitions whose keys are removed
     * @param answering returns whether the server of a partition is expected to answer. Where the index is on one that is
     *     not, the keys are found without the index
     * @return for each partition, in their order, the number of removed keys
     */
    default List<CompletionStage<Long>> evict(
            Collection<GroupPattern> groups, List<Partition> from, Predicate<Partition> answering) {
        return List.of(evict(List.of(), groups));
    }

    /**
     * Returns a new link to the removals of the fleet, or nothing when this store cannot tell them. From then on, until the
     * link is closed, this store also publishes its removals to the other processes, in the same round trips as before. So a
     * Larder makes a link when it opens, even if it keeps nothing near itself.
     *
     * <p>A server that refuses to publish makes no removal fail. It is warned of once, since the near caches of others stay
     * stale then. An optional operation: by default there is no link.
     *
     * @param listener told of removals by this link alone
     */
    default Optional<NearLink> nearLink(NearLink.Settings settings, NearLink.Listener listener) {
        return Optional.empty();
    }

    /** Releases the resources that this store opened itself. Pending stages complete or fail; later commands fail. Idempotent. */
    @Override
    void close();
}
