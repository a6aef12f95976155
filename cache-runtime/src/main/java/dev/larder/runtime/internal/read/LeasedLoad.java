package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.binding.BatchKeys;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.command.Futures;
import dev.larder.runtime.internal.flight.Flight;
import dev.larder.runtime.internal.flight.LoadOutcome;
import dev.larder.runtime.internal.flight.OwnFailure;
import dev.larder.runtime.internal.outage.BatchReplies;
import dev.larder.runtime.internal.transaction.Snapshot;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One call of the loader for keys whose flights this call leads. The values are stored under their leases, and the flights
 * end with the outcome.
 */
final class LeasedLoad<K, V> {

    /** Maximum number of values that are stored together, about what the store takes in one command. */
    private static final int STORED_TOGETHER = 1000;

    private final ReadCall<K, V> call;

    private final BoundMethod<V> method;

    private final Answers<V> answers;

    private final Map<CacheKey, K> ids;

    private final Map<CacheKey, Flight> flights;

    /** The leases that are neither used nor given back. */
    private final Map<CacheKey, Lease> leases;

    private final @Nullable Snapshot snapshot;

    /**
     * Creates the load of some ids.
     *
     * @param answers receives the loaded values
     * @param flights holds one flight for each id
     * @param leases the granted leases; a value without one is not stored
     * @param snapshot the state that a transaction reads, whose failures are its own; {@code null} outside of one
     */
    LeasedLoad(
            ReadCall<K, V> call,
            Answers<V> answers,
            Map<CacheKey, K> ids,
            Map<CacheKey, Flight> flights,
            Map<CacheKey, Lease> leases,
            @Nullable Snapshot snapshot) {
        this.call = call;
        this.method = call.method();
        this.answers = answers;
        this.ids = ids;
        this.flights = flights;
        this.leases = new HashMap<>(leases);
        this.snapshot = snapshot;
    }

    CompletableFuture<Void> run() {
        flights.values().forEach(Flight::beginLoad);
        return Futures.handleCompose(
                        call.load(ids), (loaded, failure) -> loaded == null ? failed(failure) : store(loaded))
                .whenComplete((done, failure) -> releaseLeases());
    }

    /**
     * Shares a failure with the callers of this very key. A failure of several keys may be due to another one of them, and
     * one that concerns this caller alone is not shared either.
     */
    private CompletableFuture<Void> failed(@Nullable Throwable failure) {
        Throwable cause = CallerFuture.cause(Objects.requireNonNull(failure));
        boolean isOwn = snapshot != null || ids.size() > 1 || OwnFailure.isOf(cause, call.thread());
        LoadOutcome outcome = isOwn ? new LoadOutcome.Empty() : new LoadOutcome.Failed(cause);
        flights.values().forEach(flight -> flight.complete(outcome));
        return CompletableFuture.failedFuture(cause);
    }

    /** Stores in parts, so that the store works on one part while the next is written. */
    private CompletableFuture<Void> store(Map<K, V> loaded) {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        Map<CacheKey, Lookup> encoded = new LinkedHashMap<>();
        List<StoreRequest> requests = new ArrayList<>();
        for (Map.Entry<CacheKey, K> entry : ids.entrySet()) {
            CacheKey key = entry.getKey();
            V value = BatchKeys.valueOf(loaded, entry.getValue());
            answers.take(key, value);
            Flight flight = flight(key);
            Lease lease = leases.get(key);
            boolean isWanted = lease != null && (value == null || !call.unless().test(value));
            Lookup written = isWanted || flight.hasFollowers() ? method.values().encode(key, value) : Lookup.miss();
            StoreRequest request = isWanted && lease != null ? storeRequest(key, lease, written, value) : null;
            if (request == null) {
                flight.complete(unstored(written));
                continue;
            }
            encoded.put(key, written);
            requests.add(request);
            // An accepted store proves nothing to a caller that joins after it was sent.
            flight.stopJoining();
            if (requests.size() == STORED_TOGETHER) {
                parts.add(store(encoded, requests));
                encoded = new LinkedHashMap<>();
                requests = new ArrayList<>();
            }
        }
        if (!requests.isEmpty()) {
            parts.add(store(encoded, requests));
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }

    private @Nullable StoreRequest storeRequest(CacheKey key, Lease lease, Lookup written, @Nullable V value) {
        return snapshot == null
                ? method.values().storeRequest(key, lease, written, value)
                : method.values().storeRequestOf(snapshot.takenAfterNanoTime(), key, lease, written, value);
    }

    private CompletableFuture<Void> store(Map<CacheKey, Lookup> encoded, List<StoreRequest> requests) {
        // Not before, since the condition of a later key may throw: then these leases are given back.
        leases.keySet().removeAll(encoded.keySet());
        long sent = call.near().nanoTime();
        return call.engine()
                .async()
                .store(requests)
                .thenApplyAsync(accepted -> afterStore(encoded, requests, sent, accepted), call.steps());
    }

    private @Nullable Void afterStore(
            Map<CacheKey, Lookup> encoded, List<StoreRequest> requests, long sent, BatchReplies<Boolean> accepted) {
        Throwable failure = accepted.failure();
        int place = 0;
        for (Map.Entry<CacheKey, Lookup> entry : encoded.entrySet()) {
            CacheKey key = entry.getKey();
            Boolean isStored = accepted.get(place);
            StoreRequest request = requests.get(place++);
            if (isStored != null) {
                method.reporter().stored(key, isStored);
            } else if (failure != null) {
                method.reporter().commandFailed(key, CommandFailedException.of(failure));
                failure = null;
            }
            Lookup written = entry.getValue();
            if (Boolean.TRUE.equals(isStored)) {
                call.near().stored(key, written, request, sent);
            }
            flight(key).complete(Boolean.TRUE.equals(isStored) ? new LoadOutcome.Stored(written) : unstored(written));
        }
        return null;
    }

    private Flight flight(CacheKey key) {
        return Objects.requireNonNull(flights.get(key));
    }

    private static LoadOutcome unstored(Lookup written) {
        return written instanceof Lookup.Miss ? new LoadOutcome.Empty() : new LoadOutcome.Unstored(written);
    }

    private void releaseLeases() {
        Map<String, Lease> unused = new LinkedHashMap<>();
        leases.forEach((key, lease) -> unused.put(key.name(), lease));
        call.engine().async().releaseLater(unused);
    }

    /** Receives loaded values. */
    @FunctionalInterface
    interface Answers<V> {

        void take(CacheKey key, @Nullable V value);
    }
}
