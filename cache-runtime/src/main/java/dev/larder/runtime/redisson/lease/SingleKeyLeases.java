package dev.larder.runtime.redisson.lease;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.redisson.batching.BatchingCommands;
import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.ScriptStep;
import dev.larder.runtime.redisson.command.ValueSizeLimit;
import dev.larder.runtime.redisson.index.IndexedCommands;
import dev.larder.runtime.redisson.index.KeyIndex;
import dev.larder.runtime.redisson.removal.Removals;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.near.NearHash;
import dev.larder.runtime.spi.near.NearRemoval;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** The lease protocol on single keys. */
public final class SingleKeyLeases {

    private final BatchingCommands commands;

    private final IndexedCommands indexed;

    private final KeyIndex index;

    private final ValueSizeLimit limit;

    private final Removals removals;

    private final LongSupplier connectionChanges;

    /** @param connectionChanges counts the connections that were lost or made so far */
    public SingleKeyLeases(
            BatchingCommands commands,
            IndexedCommands indexed,
            KeyIndex index,
            ValueSizeLimit limit,
            Removals removals,
            LongSupplier connectionChanges) {
        this.commands = commands;
        this.indexed = indexed;
        this.index = index;
        this.limit = limit;
        this.removals = removals;
        this.connectionChanges = connectionChanges;
    }

    public CompletableFuture<Acquisition> acquire(LeaseRequest request) {
        ScriptStep step = ScriptStep.leasing(request, limit.bytes());
        long requested = System.nanoTime();
        return grant(
                LuaScript.ACQUIRE, request, step, (leased, reply) -> LeaseReply.acquisition(leased, reply, requested));
    }

    public CompletableFuture<Lease> beginUpdate(LeaseRequest request) {
        ScriptStep step = ScriptStep.updating(request, removals);
        long requested = System.nanoTime();
        return removals.tellAfter(
                grant(LuaScript.UPDATE, request, step, (leased, reply) -> LeaseReply.update(leased, reply, requested)),
                () -> NearRemoval.ofKeys(NearHash.ofKey(request.key())));
    }

    private <T> CompletableFuture<T> grant(
            LuaScript script,
            LeaseRequest request,
            ScriptStep step,
            BiFunction<LeaseRequest, List<Object>, T> reading) {
        return indexed.run(
                script,
                step,
                request.indexEntry(),
                request.indexedFor(),
                reply -> reading.apply(request, reply),
                () -> grantSeparately(script, request, step, reading));
    }

    /**
     * Adds the key to the index and asks for a grant at the same time. Completes with the grant when the key is indexed as
     * well; otherwise the grant goes back, since a key that is not indexed must not be loaded.
     *
     * <p>When a connection was lost or made between, a server may have restarted between index entry and grant, without the
     * entry. Then the key is added once more.
     */
    private <T> CompletableFuture<T> grantSeparately(
            LuaScript script,
            LeaseRequest request,
            ScriptStep step,
            BiFunction<LeaseRequest, List<Object>, T> reading) {
        long before = connectionChanges.getAsLong();
        CompletableFuture<T> grant = commands.run(
                script,
                reply -> reading.apply(request, reply),
                step.key(),
                step.arguments().toArray());
        return add(request)
                .handle((done, failure) -> failure)
                .thenCombine(grant, (failure, granted) -> {
                    if (failure != null) {
                        releaseInBackground(request);
                        return CompletableFuture.<T>failedFuture(failure);
                    }
                    return connectionChanges.getAsLong() == before
                            ? CompletableFuture.completedFuture(granted)
                            : add(request).thenApply(done -> granted);
                })
                .thenCompose(stage -> stage);
    }

    private CompletableFuture<Void> add(LeaseRequest request) {
        return index.add(request.key(), request.indexEntry(), request.indexedFor());
    }

    /** Releases a lease that no load uses, if it was granted. When that fails, the lease expires. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void releaseInBackground(LeaseRequest request) {
        release(request.key(), request.loadId());
    }

    public CompletableFuture<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        ScriptStep step = ScriptStep.storing(key, lease, value, ttl, removals);
        CompletableFuture<StoreOutcome> stored = commands.run(
                LuaScript.STORE, LeaseReply::stored, key, step.arguments().toArray());
        return stored.whenComplete((outcome, failure) -> {
                    if (failure != null || outcome == StoreOutcome.REPLACED) {
                        removals.tell(NearRemoval.ofKeys(NearHash.ofKey(key)));
                    }
                })
                .thenApply(StoreOutcome::isStored);
    }

    /** Removes a key that holds exactly this value; returns whether it did. */
    public CompletableFuture<Boolean> evictValue(String key, byte[] value) {
        ScriptStep step = ScriptStep.evictingValue(key, value, removals);
        return removals.tellAfter(
                commands.run(
                        LuaScript.EVICT_VALUE,
                        LeaseReply::isYes,
                        key,
                        step.arguments().toArray()),
                () -> NearRemoval.ofKeys(NearHash.ofKey(key)));
    }

    public CompletableFuture<Void> release(String key, long loadId) {
        return commands.run(LuaScript.RELEASE, LeaseReply::isYes, key, Signature.spellId(loadId))
                .thenAccept(released -> {});
    }
}
