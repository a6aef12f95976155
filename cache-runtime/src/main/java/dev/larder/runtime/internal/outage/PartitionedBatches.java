package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.TagListing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Sends commands on several keys in parts, one for each partition, all at once. A key whose eviction is pending is not sent.
 *
 * @param gates the gates of the partitions
 */
record PartitionedBatches(CacheStore store, CommandGates.Table gates) {

    /** @param command reads the keys of one partition */
    <A> CompletionStage<BatchReplies<A>> read(
            List<String> keys, Function<List<String>, CompletionStage<List<A>>> command) {
        Batch<String, A> batch = new Batch<>(keys);
        inParts(batch, keys, key -> key, gates::of)
                .forEach((gate, places) -> batch.send(
                        places, part -> gate.send(part.size(), () -> command.apply(part), LeaseCleanup.none())));
        return batch.replies();
    }

    /**
     * Requests are in one part when they involve the same partitions, those of the index included.
     *
     * @param command asks for the leases of a part
     * @param cleanup makes the cleanup of a part
     */
    <A> CompletionStage<BatchReplies<A>> lease(
            List<LeaseRequest> requests,
            Function<List<LeaseRequest>, CompletionStage<List<A>>> command,
            BiFunction<LeaseCleanups, List<LeaseRequest>, LeaseCleanup<List<A>>> cleanup) {
        Batch<LeaseRequest, A> batch = new Batch<>(requests);
        inParts(batch, requests, LeaseRequest::key, request -> gates.involved(request.key(), request.indexEntry()))
                .forEach((involved, places) -> batch.send(
                        places,
                        part -> involved.send(
                                part.size(),
                                () -> command.apply(part),
                                cleanup.apply(involved.home().cleanup(), part))));
        return batch.replies();
    }

    /**
     * Lists keys under tags. Listings are in one part when they involve the same partitions. A key whose eviction is pending is not
     * listed, since its lease counts as revoked.
     */
    CompletionStage<BatchReplies<Boolean>> list(List<TagListing> listings) {
        Batch<TagListing, Boolean> batch = new Batch<>(listings);
        Map<InvolvedGates, List<Integer>> parts = new LinkedHashMap<>();
        for (int i = 0; i < listings.size(); i++) {
            TagListing listing = listings.get(i);
            if (gates.of(listing.key()).backlog().covers(listing.key())) {
                batch.reply(i, false);
            } else {
                IndexEntry entry = new IndexEntry.Indexed(List.of(), listing.tags());
                parts.computeIfAbsent(gates.involved(listing.key(), entry), absent -> new ArrayList<>())
                        .add(i);
            }
        }
        parts.forEach((involved, places) ->
                batch.send(places, part -> involved.send(part.size(), () -> store.addTags(part), LeaseCleanup.none())));
        return batch.replies();
    }

    /** Stores values. A lease on a key whose eviction is pending counts as revoked. */
    CompletionStage<BatchReplies<Boolean>> store(List<StoreRequest> requests) {
        Batch<StoreRequest, Boolean> batch = new Batch<>(requests);
        Map<CommandGate, List<Integer>> parts = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            String key = requests.get(i).key();
            CommandGate gate = gates.of(key);
            if (gate.backlog().covers(key)) {
                batch.reply(i, false);
            } else {
                parts.computeIfAbsent(gate, absent -> new ArrayList<>()).add(i);
            }
        }
        parts.forEach((gate, places) -> batch.send(
                places,
                part -> gate.send(
                        part.size(), () -> store.storeMany(part), gate.cleanup().ofStores(part))));
        return batch.replies();
    }

    /** Gives the leases of loads back. */
    @SuppressWarnings("FutureReturnValueIgnored") // a lease that cannot be given back is cleaned up
    void release(Map<String, Long> loadIds) {
        Map<CommandGate, Map<String, Long>> parts = new LinkedHashMap<>();
        loadIds.forEach((key, loadId) -> parts.computeIfAbsent(gates.of(key), absent -> new LinkedHashMap<>())
                .put(key, loadId));
        parts.forEach((gate, part) -> gate.send(
                part.size(), () -> store.releaseMany(part), gate.cleanup().ofLeases(part)));
    }

    private <Q, G> Map<G, List<Integer>> inParts(
            Batch<Q, ?> batch, List<Q> requests, Function<Q, String> keyOf, Function<Q, G> gateOf) {
        Map<G, List<Integer>> parts = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            String key = keyOf.apply(requests.get(i));
            if (gates.of(key).isEvictionPending(key)) {
                batch.fail(i, BypassException.evictionPending());
            } else {
                parts.computeIfAbsent(gateOf.apply(requests.get(i)), absent -> new ArrayList<>())
                        .add(i);
            }
        }
        return parts;
    }
}
