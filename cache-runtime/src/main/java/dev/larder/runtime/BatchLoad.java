package dev.larder.runtime;

import dev.larder.runtime.internal.command.Relay;
import dev.larder.runtime.internal.command.Sequel;
import dev.larder.runtime.internal.flight.Flight;
import dev.larder.runtime.internal.flight.Landing;
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
 * One call of a loader on the keys whose flights this call leads, and what comes after it: values are stored under the
 * leases, and the flights land.
 */
final class BatchLoad<K, V> {

    /** About as many as the store takes by one command. */
    private static final int STORED_TOGETHER = 1000;

    private final BatchCall<K, V> call;

    private final MethodBinding<V> binding;

    private final Answers<V> answers;

    private final Map<CacheKey, K> ids;

    private final Map<CacheKey, Flight> flights;

    /** Those that are neither used nor given back. */
    private final Map<CacheKey, Lease> leases;

    /**
     * Loads these ids.
     *
     * @param answers takes what was loaded
     * @param flights one for each id
     * @param leases those that were granted; without one, a value is not stored
     */
    BatchLoad(
            BatchCall<K, V> call,
            Answers<V> answers,
            Map<CacheKey, K> ids,
            Map<CacheKey, Flight> flights,
            Map<CacheKey, Lease> leases) {
        this.call = call;
        this.binding = call.binding();
        this.answers = answers;
        this.ids = ids;
        this.flights = flights;
        this.leases = new HashMap<>(leases);
    }

    CompletableFuture<Void> run() {
        flights.values().forEach(Flight::beginLoad);
        return Sequel.of(call.load(ids.values()), (loaded, failure) -> loaded == null ? failed(failure) : keep(loaded))
                .whenComplete((done, failure) -> giveLeasesBack());
    }

    /**
     * A failure is shared with calls that waited for this very key; that of several keys may have to do with another one
     * of them only.
     */
    private CompletableFuture<Void> failed(@Nullable Throwable failure) {
        Throwable cause = Relay.cause(Objects.requireNonNull(failure));
        boolean ownTrouble = ids.size() > 1
                || cause instanceof Error
                || cause instanceof InterruptedException
                || (call.thread() != null && call.thread().isInterrupted());
        flights.values().forEach(flight -> flight.land(ownTrouble ? new Landing.Empty() : new Landing.Failed(cause)));
        return CompletableFuture.failedFuture(cause);
    }

    /** Stores in parts, so that the store works on one while the next is being written. */
    private CompletableFuture<Void> keep(Map<K, V> loaded) {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        Map<CacheKey, Lookup> stored = new LinkedHashMap<>();
        List<StoreRequest> requests = new ArrayList<>();
        for (Map.Entry<CacheKey, K> entry : ids.entrySet()) {
            CacheKey key = entry.getKey();
            V value = loaded.get(entry.getValue());
            answers.take(key, value);
            Flight flight = flight(key);
            Lease lease = leases.get(key);
            boolean wanted = lease != null && (value == null || !call.unless().test(value));
            Lookup encoded = wanted || flight.hasPassengers() ? binding.encode(key, value) : Lookup.miss();
            StoreRequest request = wanted && lease != null ? binding.storing(key, lease, encoded) : null;
            if (request == null) {
                flight.land(unstored(encoded));
                continue;
            }
            leases.remove(key);
            stored.put(key, encoded);
            requests.add(request);
            // Before the store is sent: see Seat.NONE.
            flight.closeDoors();
            if (requests.size() == STORED_TOGETHER) {
                parts.add(store(stored, requests));
                stored = new LinkedHashMap<>();
                requests = new ArrayList<>();
            }
        }
        if (!requests.isEmpty()) {
            parts.add(store(stored, requests));
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> store(Map<CacheKey, Lookup> stored, List<StoreRequest> requests) {
        return binding.context()
                .stages()
                .store(requests)
                .handleAsync((accepted, failure) -> land(stored, accepted, failure), call.steps());
    }

    private @Nullable Void land(
            Map<CacheKey, Lookup> stored, @Nullable List<Boolean> accepted, @Nullable Throwable failure) {
        if (accepted == null) {
            binding.commandFailed(stored.keySet().iterator().next(), BatchRead.commandFailure(failure));
        }
        int place = 0;
        for (Map.Entry<CacheKey, Lookup> entry : stored.entrySet()) {
            boolean isStored = accepted != null && accepted.get(place++);
            if (accepted != null) {
                binding.settled(entry.getKey(), isStored);
            }
            Lookup encoded = entry.getValue();
            flight(entry.getKey()).land(isStored ? new Landing.Stored(encoded) : unstored(encoded));
        }
        return null;
    }

    private Flight flight(CacheKey key) {
        return Objects.requireNonNull(flights.get(key));
    }

    private static Landing unstored(Lookup encoded) {
        return encoded instanceof Lookup.Miss ? new Landing.Empty() : new Landing.Unstored(encoded);
    }

    private void giveLeasesBack() {
        Map<String, Lease> unused = new LinkedHashMap<>();
        leases.forEach((key, lease) -> unused.put(key.name(), lease));
        binding.context().stages().releaseLater(unused);
    }

    /** Takes what was loaded. */
    @FunctionalInterface
    interface Answers<V> {
        void take(CacheKey key, @Nullable V value);
    }
}
