package dev.larder.runtime.redisson.lease;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.MultiKeyCommands;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.ScriptReply;
import dev.larder.runtime.redisson.command.ScriptStep;
import dev.larder.runtime.redisson.index.KeyIndex;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The lease protocol on many keys at once. Each step takes one round trip per master. */
public final class MultiKeyLeases {

    private final MultiKeyCommands commands;

    private final KeyIndex index;

    private final LongSupplier connectionChanges;

    /** @param connectionChanges counts the connections that were lost or made so far */
    public MultiKeyLeases(MultiKeyCommands commands, KeyIndex index, LongSupplier connectionChanges) {
        this.commands = commands;
        this.index = index;
        this.connectionChanges = connectionChanges;
    }

    public CompletableFuture<List<Acquisition>> acquire(List<LeaseRequest> requests) {
        List<ScriptStep> steps = requests.stream().map(ScriptStep::acquiring).toList();
        return grant(LuaScript.ACQUIRE, requests, steps, LeaseReply::acquisition, MultiKeyLeases::addOwned);
    }

    public CompletableFuture<List<Lease>> beginUpdate(List<LeaseRequest> requests) {
        List<ScriptStep> steps = requests.stream()
                .map(request -> ScriptStep.on(
                        request.key(),
                        Signature.spellId(request.loadId()),
                        request.lease().toMillis()))
                .toList();
        return grant(
                LuaScript.UPDATE,
                requests,
                steps,
                LeaseReply::update,
                (request, lease, owned) -> owned.put(request.key(), lease));
    }

    public CompletableFuture<List<Boolean>> store(List<StoreRequest> requests) {
        List<ScriptStep> steps = requests.stream()
                .map(request -> ScriptStep.on(
                        request.key(),
                        request.lease().signature(),
                        request.value(),
                        request.ttl().toMillis()))
                .toList();
        return commands.run(LuaScript.STORE, steps).thenApply(replies -> results(replies, LeaseReply::isYes));
    }

    public CompletableFuture<Void> release(Map<String, Lease> leases) {
        List<ScriptStep> steps = leases.entrySet().stream()
                .map(lease -> ScriptStep.on(lease.getKey(), lease.getValue().signature()))
                .toList();
        return commands.run(LuaScript.RELEASE, steps).thenAccept(replies -> results(replies, Function.identity()));
    }

    /**
     * Indexes and leases the keys. When any part fails, all leases go back, since a key that is not indexed must not be
     * loaded. When a connection was lost or made between, a server may have restarted without the index entries, and the
     * keys are added once more.
     */
    private <A> CompletableFuture<List<A>> grant(
            LuaScript script,
            List<LeaseRequest> requests,
            List<ScriptStep> steps,
            Reading<A> reading,
            Owning<A> owning) {
        long before = connectionChanges.getAsLong();
        return index.addAll(requests)
                .handle((done, failure) -> failure)
                .thenCombine(commands.run(script, steps), (unindexed, replies) -> {
                    Granted<A> granted = Granted.of(requests, replies, reading, owning);
                    Throwable failure = unindexed == null ? granted.failure() : unindexed;
                    if (failure != null) {
                        return this.<A>giveBack(granted.owned(), failure);
                    }
                    return connectionChanges.getAsLong() == before
                            ? CompletableFuture.completedFuture(granted.answers())
                            : index.addAll(requests).thenApply(done -> granted.answers());
                })
                .thenCompose(stage -> stage);
    }

    /** Releases the leases in the background and fails. A lease whose release is lost expires. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private <A> CompletableFuture<List<A>> giveBack(Map<String, Lease> owned, Throwable failure) {
        release(owned);
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

    private static void addOwned(LeaseRequest request, Acquisition acquisition, Map<String, Lease> owned) {
        if (acquisition instanceof Acquisition.Own own) {
            owned.put(request.key(), own.lease());
        }
    }

    /** Reads the result of a script for a request. */
    @FunctionalInterface
    private interface Reading<A> {
        A read(LeaseRequest request, List<Object> result);
    }

    /** Collects the lease of an answer that has one. */
    @FunctionalInterface
    private interface Owning<A> {
        void addOwned(LeaseRequest request, A answer, Map<String, Lease> owned);
    }

    /** The answers of a script in their order, the leases among them, and the failure of a key. */
    private record Granted<A>(
            List<A> answers,
            Map<String, Lease> owned,
            @Nullable StoreException failure) {

        static <A> Granted<A> of(
                List<LeaseRequest> requests, List<ScriptReply> replies, Reading<A> reading, Owning<A> owning) {
            List<A> answers = new ArrayList<>(replies.size());
            Map<String, Lease> owned = new LinkedHashMap<>();
            StoreException failure = null;
            for (int i = 0; i < replies.size(); i++) {
                LeaseRequest request = requests.get(i);
                try {
                    A answer = ScriptReply.parse(replies.get(i).result(), result -> reading.read(request, result));
                    answers.add(answer);
                    owning.addOwned(request, answer, owned);
                } catch (StoreException e) {
                    failure = e;
                }
            }
            return new Granted<>(answers, owned, failure);
        }
    }
}
