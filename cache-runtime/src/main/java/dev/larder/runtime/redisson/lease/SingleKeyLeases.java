package dev.larder.runtime.redisson.lease;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.redisson.batching.BatchingCommands;
import dev.larder.runtime.redisson.batching.IndexedLease;
import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.ScriptStep;
import dev.larder.runtime.redisson.index.KeyIndex;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The lease protocol on single keys. */
public final class SingleKeyLeases {

    private final BatchingCommands commands;

    private final KeyIndex index;

    private final LongSupplier connectionChanges;

    /** Whether a command must not name a key and its index sets, since they may be on several servers. */
    private volatile boolean separate;

    /**
     * @param connectionChanges counts the connections that were lost or made so far
     * @param separate whether key and index sets are on several servers
     */
    public SingleKeyLeases(
            BatchingCommands commands, KeyIndex index, LongSupplier connectionChanges, boolean separate) {
        this.commands = commands;
        this.index = index;
        this.connectionChanges = connectionChanges;
        this.separate = separate;
    }

    public CompletableFuture<Acquisition> acquire(LeaseRequest request) {
        if (separate) {
            return acquireSeparately(request);
        }
        IndexedLease lease =
                new IndexedLease(request, index.steps(request.key(), request.indexEntry(), request.indexedFor()));
        return commands.lease(lease, reply -> granted(lease, reply)).exceptionallyCompose(failure -> {
            if (RedisFailure.isMultiKeyRefusal(failure)) {
                separate = true;
                return acquireSeparately(request);
            }
            return CompletableFuture.failedFuture(RedisFailure.unwrap(failure));
        });
    }

    @SuppressWarnings("unchecked") // what acquire-indexed.lua returns
    private Acquisition granted(IndexedLease lease, List<Object> reply) {
        List<Object> claimed = (List<Object>) reply.get(1);
        for (int i = 0; i < claimed.size(); i++) {
            index.acknowledge(lease.sets().get(i), (List<Object>) claimed.get(i));
        }
        return LeaseReply.acquisition(lease.request(), (List<Object>) reply.get(0));
    }

    private CompletableFuture<Acquisition> acquireSeparately(LeaseRequest request) {
        ScriptStep step = ScriptStep.acquiring(request);
        return indexed(
                request,
                () -> commands.run(
                        LuaScript.ACQUIRE,
                        reply -> LeaseReply.acquisition(request, reply),
                        step.key(),
                        step.arguments().toArray()),
                acquisition -> {
                    if (acquisition instanceof Acquisition.Own own) {
                        releaseInBackground(request.key(), own.lease());
                    }
                });
    }

    public CompletableFuture<Lease> beginUpdate(LeaseRequest request) {
        return indexed(
                request,
                () -> commands.run(
                        LuaScript.UPDATE,
                        reply -> LeaseReply.update(request, reply),
                        request.key(),
                        Signature.spellId(request.loadId()),
                        request.lease().toMillis()),
                lease -> releaseInBackground(request.key(), lease));
    }

    /**
     * Adds the key to the index and asks for a grant at the same time. Completes with the grant when the key is indexed as
     * well; otherwise the grant goes back, since a key that is not indexed must not be loaded.
     *
     * <p>When a connection was lost or made between, a server may have restarted between index entry and grant, without the
     * entry. Then the key is added once more.
     */
    private <T> CompletableFuture<T> indexed(
            LeaseRequest request, Supplier<CompletableFuture<T>> grant, Consumer<T> giveBack) {
        long before = connectionChanges.getAsLong();
        return add(request)
                .handle((done, failure) -> failure)
                .thenCombine(grant.get(), (failure, granted) -> {
                    if (failure != null) {
                        giveBack.accept(granted);
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

    /** Releases a lease that no load uses. When that fails, the lease expires. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void releaseInBackground(String key, Lease lease) {
        release(key, lease);
    }

    public CompletableFuture<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        long millis = Math.max(1, ttl.toMillis());
        return commands.run(LuaScript.STORE, LeaseReply::isYes, key, lease.signature(), value, millis);
    }

    public CompletableFuture<Void> release(String key, Lease lease) {
        return commands.run(LuaScript.RELEASE, LeaseReply::isYes, key, lease.signature())
                .thenAccept(released -> {});
    }
}
