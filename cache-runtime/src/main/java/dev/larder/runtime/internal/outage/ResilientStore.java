package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.pending.EvictionBacklog;
import dev.larder.runtime.internal.pending.EvictionPendingException;
import dev.larder.runtime.internal.pending.PendingScope;
import dev.larder.runtime.internal.time.Timer;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.TimedLookup;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.TagListing;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A store that fails fast and loses no eviction, around a store that may be away, as a whole or in part.
 *
 * <p><b>Deadlines</b>: every stage completes within the deadline of its command, whatever the store does. A lease that was
 * granted later, or may have been granted, is given back as soon as the store answers.
 *
 * <p><b>Breakers</b>: each partition of the store has one. When commands on its keys fail, later ones fail at once with
 * {@link BypassException}. A probe in the background finds out when the partition answers again.
 *
 * <p><b>Evictions</b>: an eviction that fails is pending before its caller learns of it. Its stage fails with
 * {@link EvictionPendingException}. While it is pending, commands on the keys that it covers are refused, so that this JVM
 * reads no value that should be gone. Pending evictions are sent again as soon as their partition answers.
 *
 * <p><b>Several keys</b>: a command on several keys fails only for those whose partition fails, or whose eviction is pending;
 * see {@link BatchReplies}.
 *
 * <p>A caller that has waited long enough may fail a stage itself, as {@code orTimeout} does. That counts as a failure of the
 * store. A caller may also cancel a stage, which does not count.
 *
 * <p>Stages complete on threads of the store or of the timer. Callbacks on them must not block. Thread-safe.
 */
public final class ResilientStore implements AutoCloseable {

    private final CacheStore store;

    private final boolean ownsStore;

    private final CommandGates gates;

    /**
     * Guards a store. The breakers are closed at first.
     *
     * @param ownsStore whether {@link #close} closes the store too
     * @param timer closed with this store
     */
    public ResilientStore(
            CacheStore store, boolean ownsStore, OutageSettings settings, OutageObserver observer, Timer timer) {
        this(
                store,
                ownsStore,
                settings,
                () -> new EvictionBacklog(settings.capacity(), settings.keyStart(), timer),
                observer,
                timer);
    }

    /** Guards a store, with given backlogs of evictions. */
    public ResilientStore(
            CacheStore store,
            boolean ownsStore,
            OutageSettings settings,
            Supplier<EvictionBacklog> backlogs,
            OutageObserver observer,
            Timer timer) {
        this.store = store;
        this.ownsStore = ownsStore;
        this.gates = new CommandGates(store, settings, backlogs, observer, timer);
    }

    /** See {@link CacheStore#read}. */
    public CompletionStage<Lookup> read(String key) {
        return gates.of(key).send(key, () -> store.read(key), LeaseCleanup.none());
    }

    /** See {@link CacheStore#readTimed}. */
    public CompletionStage<TimedLookup> readTimed(String key) {
        return gates.of(key).send(key, () -> store.readTimed(key), LeaseCleanup.none());
    }

    /** See {@link CacheStore#readMany}. */
    public CompletionStage<BatchReplies<Lookup>> readMany(List<String> keys) {
        return batches().read(keys, store::readMany);
    }

    /** See {@link CacheStore#readTimedMany}. */
    public CompletionStage<BatchReplies<TimedLookup>> readTimedMany(List<String> keys) {
        return batches().read(keys, store::readTimedMany);
    }

    /** See {@link CacheStore#acquire}. */
    public CompletionStage<Acquisition> acquire(LeaseRequest request) {
        InvolvedGates involved = gates.involved(request.key(), request.indexEntry());
        return involved.send(
                request.key(),
                () -> store.acquire(request),
                involved.home().cleanup().ofAcquisition(request));
    }

    /** See {@link CacheStore#acquireMany}. */
    public CompletionStage<BatchReplies<Acquisition>> acquireMany(List<LeaseRequest> requests) {
        return batches().lease(requests, store::acquireMany, LeaseCleanups::ofAcquisitions);
    }

    /** See {@link CacheStore#beginUpdate}. */
    public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        InvolvedGates involved = gates.involved(request.key(), request.indexEntry());
        return involved.send(
                request.key(),
                () -> store.beginUpdate(request),
                involved.home().cleanup().ofUpdate(request));
    }

    /** See {@link CacheStore#beginUpdateMany}. */
    public CompletionStage<BatchReplies<Lease>> beginUpdateMany(List<LeaseRequest> requests) {
        return batches().lease(requests, store::beginUpdateMany, LeaseCleanups::ofUpdates);
    }

    /** See {@link CacheStore#leaveTraces}. */
    public boolean leaveTraces(String keyStart, Duration lasting) {
        return store.leaveTraces(keyStart, lasting);
    }

    /** See {@link CacheStore#addTags}. While an eviction of a key is pending, the key is not listed. */
    public CompletionStage<BatchReplies<Boolean>> addTags(List<TagListing> listings) {
        return batches().list(listings);
    }

    /** See {@link CacheStore#store}. While an eviction of the key is pending, the lease counts as revoked. */
    public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        CommandGate gate = gates.of(key);
        return gate.backlog().covers(key)
                ? CompletableFuture.completedFuture(false)
                : gate.send(
                        1,
                        () -> store.store(key, lease, value, ttl),
                        gate.cleanup().ofLease(key, lease.loadId()));
    }

    /** See {@link CacheStore#storeMany}. While an eviction of a key is pending, the lease on it counts as revoked. */
    public CompletionStage<BatchReplies<Boolean>> storeMany(List<StoreRequest> requests) {
        return batches().store(requests);
    }

    /** See {@link CacheStore#release}. */
    public CompletionStage<Void> release(String key, long loadId) {
        return gates.of(key).release(key, loadId);
    }

    /** See {@link CacheStore#releaseMany}. Leases that cannot be given back now are given back later, or end by themselves. */
    public void releaseMany(Map<String, Long> loadIds) {
        batches().release(loadIds);
    }

    /**
     * See {@link CacheStore#evict(Collection, Collection)}. Each partition evicts its keys by itself; what fails there is
     * pending. An eviction is also sent while others are pending.
     */
    public CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return new PartitionedEviction(store, gates.current(), List.copyOf(groups)).send(exactKeys);
    }

    /** See {@link CacheStore#evictValue}. Nothing is pending when it fails. */
    public CompletionStage<Boolean> evictValue(String key, byte[] value) {
        return gates.of(key).send(key, () -> store.evictValue(key, value), LeaseCleanup.none());
    }

    /**
     * See {@link CacheStore#count}. Fails when a part of the store is away, since its keys would be missing. Keys whose eviction
     * is pending count as long as the store holds them.
     */
    public CompletionStage<Long> count(String glob) {
        return gates.current().whole().scan(() -> store.count(glob));
    }

    /** See {@link CacheStore#remaining}. */
    public CompletionStage<Remaining> remaining(String key) {
        return gates.of(key).send(key, () -> store.remaining(key), LeaseCleanup.none());
    }

    /** See {@link CacheStore#expire}. */
    public CompletionStage<Boolean> expire(String key, IndexEntry entry, Duration ttl) {
        return gates.involved(key, entry).send(key, () -> store.expire(key, entry, ttl), LeaseCleanup.none());
    }

    /** Completes when each partition has answered. Pings are sent even while breakers are open. One round trip. */
    public CompletionStage<Void> ping() {
        return CompletableFuture.allOf(gates.all().stream()
                .map(gate -> gate.ping().toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    /** Returns the present partitions, whose states and pings can be asked for. */
    public List<PartitionState> partitions() {
        return List.copyOf(gates.all());
    }

    /** Returns the state of the breakers: that of the partition that is worst. */
    public BreakerState breakerState() {
        return gates.all().stream()
                .map(CommandGate::breakerState)
                .max(Comparator.comparing(ResilientStore::severity))
                .orElse(BreakerState.CLOSED);
    }

    private static int severity(BreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }

    /** Returns whether commands on all keys are sent. */
    public boolean isAnswering() {
        for (CommandGate gate : gates.all()) {
            if (!gate.isAnswering()) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a command on the key and its index entries is sent. */
    public boolean isAnswering(String key, IndexEntry entry) {
        return gates.isAnswering(key, entry);
    }

    /** Returns whether an eviction of the key is pending, or repeated by the store. Then nobody may be answered from the key. */
    public boolean isEvictionPending(String key) {
        return gates.isEvictionPending(key);
    }

    /** Returns the pending evictions of all partitions, oldest first. */
    public List<PendingScope> pendingEvictions() {
        List<CommandGate> all = gates.all();
        return all.size() == 1
                ? all.get(0).backlog().list()
                : all.stream()
                        .flatMap(gate -> gate.backlog().list().stream())
                        .sorted(Comparator.comparingLong(PendingScope::ageNanos).reversed())
                        .toList();
    }

    /** Opens the breakers: commands are refused until the first probe succeeds. */
    public void beginAway(Throwable reason) {
        gates.all().forEach(gate -> gate.breaker().open(reason));
    }

    /**
     * Refuses all later commands, and fails those that are not answered. The pending evictions are sent once more, within the
     * command deadline; those that fail are reported as lost. Then the store is closed if this one owns it. Idempotent.
     */
    @Override
    public void close() {
        if (gates.close() && ownsStore) {
            store.close();
        }
    }

    /** Returns the class of the store and the state of the breakers. */
    @Override
    public String toString() {
        return store.getClass().getSimpleName() + " " + breakerState();
    }

    private PartitionedBatches batches() {
        return new PartitionedBatches(store, gates.current());
    }
}
