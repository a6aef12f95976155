package dev.larder.runtime.redisson.lease;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.MultiKeyCommands;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.ScriptReply;
import dev.larder.runtime.redisson.command.ScriptStep;
import dev.larder.runtime.redisson.command.ValueSizeLimit;
import dev.larder.runtime.redisson.index.IndexedCommands;
import dev.larder.runtime.redisson.index.KeyIndex;
import dev.larder.runtime.redisson.removal.Removals;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.near.NearRemoval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The lease protocol on many keys at once. Each step takes one round trip per master. */
public final class MultiKeyLeases {

    private final MultiKeyCommands commands;

    private final IndexedCommands indexed;

    private final KeyIndex index;

    private final ValueSizeLimit limit;

    private final Removals removals;

    private final LongSupplier connectionChanges;

    /** @param connectionChanges counts the connections that were lost or made so far */
    public MultiKeyLeases(
            MultiKeyCommands commands,
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

    public CompletableFuture<List<Acquisition>> acquire(List<LeaseRequest> requests) {
        List<ScriptStep> steps = requests.stream()
                .map(request -> ScriptStep.leasing(request, limit.bytes()))
                .toList();
        long requested = System.nanoTime();
        return grant(
                LuaScript.ACQUIRE,
                requests,
                steps,
                (request, reply) -> LeaseReply.acquisition(request, reply, requested));
    }

    public CompletableFuture<List<Lease>> beginUpdate(List<LeaseRequest> requests) {
        List<ScriptStep> steps = requests.stream()
                .map(request -> ScriptStep.updating(request, removals))
                .toList();
        long requested = System.nanoTime();
        return removals.tellAfter(
                grant(
                        LuaScript.UPDATE,
                        requests,
                        steps,
                        (request, reply) -> LeaseReply.update(request, reply, requested)),
                () -> NearRemoval.of(requests.stream().map(LeaseRequest::key).toList(), List.of()));
    }

    public CompletableFuture<List<Boolean>> store(List<StoreRequest> requests) {
        List<ScriptStep> steps = requests.stream()
                .map(request ->
                        ScriptStep.storing(request.key(), request.lease(), request.value(), request.ttl(), removals))
                .toList();
        return commands.run(LuaScript.STORE, steps).thenApply(replies -> {
            tellReplaced(requests, replies);
            return results(replies, reply -> LeaseReply.stored(reply).isStored());
        });
    }

    /** Tells which values were replaced, or may have been. */
    private void tellReplaced(List<StoreRequest> requests, List<ScriptReply> replies) {
        if (removals.isTold()) {
            List<String> replaced = new ArrayList<>();
            for (int i = 0; i < replies.size(); i++) {
                if (!(replies.get(i) instanceof ScriptReply.Done done)
                        || ScriptReply.parse(done.result(), LeaseReply::stored) == StoreOutcome.REPLACED) {
                    replaced.add(requests.get(i).key());
                }
            }
            removals.tell(NearRemoval.of(replaced, List.of()));
        }
    }

    public CompletableFuture<Void> release(Map<String, Long> loadIds) {
        List<ScriptStep> steps = loadIds.entrySet().stream()
                .map(lease -> ScriptStep.on(lease.getKey(), Signature.spellId(lease.getValue())))
                .toList();
        return commands.run(LuaScript.RELEASE, steps).thenAccept(replies -> results(replies, Function.identity()));
    }

    /** Indexes and leases the keys. When any part fails, all leases go back. */
    private <A> CompletableFuture<List<A>> grant(
            LuaScript script,
            List<LeaseRequest> requests,
            List<ScriptStep> steps,
            BiFunction<LeaseRequest, List<Object>, A> reading) {
        return indexed.runMany(script, requests, steps, () -> runSeparately(script, requests, steps))
                .thenCompose(replies -> {
                    StoreException failure = ScriptReply.firstFailure(replies);
                    return failure == null
                            ? CompletableFuture.completedFuture(answers(requests, replies, reading))
                            : giveBack(requests, replies, failure);
                });
    }

    /**
     * Indexes the keys and runs the script at the same time. When any part fails, all fails, since a key that is not indexed
     * must not be loaded. When a connection was lost or made between, a server may have restarted without the index entries,
     * and the keys are added once more.
     */
    private CompletableFuture<List<ScriptReply>> runSeparately(
            LuaScript script, List<LeaseRequest> requests, List<ScriptStep> steps) {
        long before = connectionChanges.getAsLong();
        return index.addAll(requests)
                .handle((done, failure) -> failure)
                .thenCombine(commands.run(script, steps), (unindexed, replies) -> {
                    if (unindexed != null) {
                        return this.<ScriptReply>giveBack(requests, replies, unindexed);
                    }
                    return connectionChanges.getAsLong() == before
                            ? CompletableFuture.completedFuture(replies)
                            : index.addAll(requests).thenApply(done -> replies);
                })
                .thenCompose(stage -> stage);
    }

    private static <A> List<A> answers(
            List<LeaseRequest> requests, List<ScriptReply> replies, BiFunction<LeaseRequest, List<Object>, A> reading) {
        List<A> answers = new ArrayList<>(replies.size());
        for (int i = 0; i < replies.size(); i++) {
            LeaseRequest request = requests.get(i);
            answers.add(ScriptReply.parse(replies.get(i).result(), result -> reading.apply(request, result)));
        }
        return answers;
    }

    /** Releases the leases that may be granted, in the background, and fails. A lease whose release is lost expires. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private <A> CompletableFuture<List<A>> giveBack(
            List<LeaseRequest> requests, List<ScriptReply> replies, Throwable failure) {
        Map<String, Long> loadIds = new LinkedHashMap<>();
        for (int i = 0; i < replies.size(); i++) {
            if (replies.get(i) instanceof ScriptReply.Done) {
                loadIds.put(requests.get(i).key(), requests.get(i).loadId());
            }
        }
        if (!loadIds.isEmpty()) {
            release(loadIds);
        }
        return CompletableFuture.failedFuture(RedisFailure.of("EVALSHA", failure));
    }

    private static <A> List<A> results(List<ScriptReply> replies, Function<List<Object>, A> reading) {
        StoreException failure = ScriptReply.firstFailure(replies);
        if (failure != null) {
            throw failure;
        }
        return replies.stream()
                .map(reply -> ScriptReply.parse(reply.result(), reading))
                .toList();
    }
}
