package dev.larder.runtime.redisson;

import dev.larder.runtime.internal.lease.Signature;
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

/** The protocol on many keys at once, each step of it one round trip per master. */
final class ManyLeases {

    private final MultiKeyCommands many;

    private final KeyIndex listings;

    private final LongSupplier links;

    /** @param links counts the connections that were lost or made so far */
    ManyLeases(MultiKeyCommands many, KeyIndex listings, LongSupplier links) {
        this.many = many;
        this.listings = listings;
        this.links = links;
    }

    CompletableFuture<List<Acquisition>> acquire(List<LeaseRequest> requests) {
        List<ScriptStep> steps = requests.stream().map(ScriptStep::acquiring).toList();
        return grant(LuaScript.ACQUIRE, requests, steps, RedissonCacheStore::acquisition, ManyLeases::addOwned);
    }

    CompletableFuture<List<Lease>> beginUpdate(List<LeaseRequest> requests) {
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
                ManyLeases::lease,
                (request, lease, owned) -> owned.put(request.key(), lease));
    }

    CompletableFuture<List<Boolean>> store(List<StoreRequest> requests) {
        List<ScriptStep> steps = requests.stream()
                .map(request -> ScriptStep.on(
                        request.key(),
                        request.lease().signature(),
                        request.value(),
                        request.ttl().toMillis()))
                .toList();
        return many.run(LuaScript.STORE, steps)
                .thenApply(replies -> results(replies, result -> result.get(0).equals(1L)));
    }

    CompletableFuture<Void> release(Map<String, Lease> leases) {
        List<ScriptStep> steps = leases.entrySet().stream()
                .map(lease -> ScriptStep.on(lease.getKey(), lease.getValue().signature()))
                .toList();
        return many.run(LuaScript.RELEASE, steps).thenAccept(replies -> results(replies, Function.identity()));
    }

    /**
     * Lists and leases; when anything of it fails, the leases go back: an unlisted key must not be loaded. When a
     * connection was lost or made meanwhile, a server may have started anew in between, and the keys are listed again.
     */
    private <A> CompletableFuture<List<A>> grant(
            LuaScript script,
            List<LeaseRequest> requests,
            List<ScriptStep> steps,
            Reading<A> reading,
            Owning<A> owning) {
        long linksBefore = links.getAsLong();
        return listings.listMany(requests)
                .handle((done, failure) -> failure)
                .thenCombine(many.run(script, steps), (unlisted, replies) -> {
                    Granted<A> granted = Granted.of(requests, replies, reading, owning);
                    Throwable failure = unlisted == null ? ScriptReply.firstFailure(replies) : unlisted;
                    if (failure != null) {
                        return this.<A>giveBack(granted.owned(), failure);
                    }
                    return links.getAsLong() == linksBefore
                            ? CompletableFuture.completedFuture(granted.answers())
                            : listings.listMany(requests).thenApply(done -> granted.answers());
                })
                .thenCompose(stage -> stage);
    }

    /** Gives them back in the background; those that do not arrive end by themselves. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private <A> CompletableFuture<List<A>> giveBack(Map<String, Lease> owned, Throwable failure) {
        release(owned);
        return CompletableFuture.failedFuture(RedisFailure.of("EVALSHA", RedisChannel.unwrap(failure)));
    }

    private static <A> List<A> results(List<ScriptReply> replies, Function<List<Object>, A> reading) {
        StoreException failure = ScriptReply.firstFailure(replies);
        if (failure != null) {
            throw failure;
        }
        return replies.stream()
                .map(reply -> reading.apply(((ScriptReply.Done) reply).result()))
                .toList();
    }

    private static void addOwned(LeaseRequest request, Acquisition acquisition, Map<String, Lease> owned) {
        if (acquisition instanceof Acquisition.Own own) {
            owned.put(request.key(), own.lease());
        }
    }

    private static Lease lease(LeaseRequest request, List<Object> result) {
        return new Lease(request.loadId(), (byte[]) result.get(0));
    }

    /** Makes an answer of what the script said. */
    @FunctionalInterface
    private interface Reading<A> {
        A read(LeaseRequest request, List<Object> result);
    }

    /** Notes the lease in an answer, if there is one. */
    @FunctionalInterface
    private interface Owning<A> {
        void addOwned(LeaseRequest request, A answer, Map<String, Lease> owned);
    }

    /** What a script granted: its answers in their order, and the leases among them. */
    private record Granted<A>(List<A> answers, Map<String, Lease> owned) {

        static <A> Granted<A> of(
                List<LeaseRequest> requests, List<ScriptReply> replies, Reading<A> reading, Owning<A> owning) {
            Granted<A> granted = new Granted<>(new ArrayList<>(replies.size()), new LinkedHashMap<>());
            for (int i = 0; i < replies.size(); i++) {
                if (replies.get(i) instanceof ScriptReply.Done done) {
                    A answer = reading.read(requests.get(i), done.result());
                    granted.answers.add(answer);
                    owning.addOwned(requests.get(i), answer, granted.owned);
                }
            }
            return granted;
        }
    }
}
