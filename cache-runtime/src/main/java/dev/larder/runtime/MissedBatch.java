package dev.larder.runtime;

import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.command.Futures;
import dev.larder.runtime.internal.flight.Flight;
import dev.larder.runtime.internal.flight.Flights;
import dev.larder.runtime.internal.flight.JoinedAt;
import dev.larder.runtime.internal.flight.LoadOutcome;
import dev.larder.runtime.internal.time.WaitBudget;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call that missed some keys. It goes in rounds: it leads the flights that it can, loads what it gets the leases of
 * in one call of the loader, and only when all its flights have landed waits for those of others. So two calls that want
 * the same keys in a different order never wait for each other.
 *
 * <p>One round, and one call of the loader, is the normal case. Keys whose load by others gives nothing for this call come
 * up again in the next round; when patience is over they are loaded without storing.
 */
final class MissedBatch<K, V> {

    private final BatchCall<K, V> call;

    private final MethodBinding<V> binding;

    private final Flights flights;

    private final WaitBudget patience;

    /** What is still to be answered, in the order of the call. */
    private final Map<CacheKey, K> open;

    private final Set<CacheKey> rejected;

    private final Map<CacheKey, V> values;

    private final @Nullable StaleFallback<V> fallback;

    /** The flights of others that this round waits for. */
    private final Map<CacheKey, Followed> followed = new LinkedHashMap<>();

    /**
     * Takes over the collections.
     *
     * @param rejected the missed keys that hold something to be overwritten
     * @param values receives what is found and loaded
     * @param fallback is told when that is all, though what was loaded may still have to be stored
     */
    MissedBatch(
            BatchCall<K, V> call,
            WaitBudget patience,
            Map<CacheKey, K> missed,
            Set<CacheKey> rejected,
            Map<CacheKey, V> values,
            @Nullable StaleFallback<V> fallback) {
        this.call = call;
        this.binding = call.binding();
        this.flights = binding.context().flights();
        this.patience = patience;
        this.open = missed;
        this.rejected = rejected;
        this.values = values;
        this.fallback = fallback;
    }

    /** Returns the values, once nothing is open. */
    CompletableFuture<Map<CacheKey, V>> resolve() {
        return resolve(() -> open);
    }

    /**
     * Returns the values, once nothing is open.
     *
     * @param meanwhile is done in this step while the store leases; returns all that is open, in the order of the call:
     *     what it adds is to be overwritten
     */
    CompletableFuture<Map<CacheKey, V>> resolve(Supplier<Map<CacheKey, K>> meanwhile) {
        followed.clear();
        Map<CacheKey, Flight> led = begin(open.keySet());
        CompletableFuture<List<Acquisition>> acquired = acquire(led);
        Map<CacheKey, K> all = meanwhile.get();
        if (all.size() > open.size()) {
            Set<CacheKey> more = new LinkedHashSet<>(all.keySet());
            more.removeAll(open.keySet());
            open.clear();
            open.putAll(all);
            rejected.addAll(more);
            Map<CacheKey, Flight> ledToo = begin(more);
            led.putAll(ledToo);
            acquired = acquired.thenCombine(acquire(ledToo), MissedBatch::concatenated);
        }
        return Futures.handleCompose(
                        lead(led, acquired),
                        (done, failure) -> failure == null ? awaitOthers() : failed(CallerFuture.cause(failure)))
                .thenCompose(done -> goOn());
    }

    private static <T> List<T> concatenated(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Leads the flights that it can, and joins others. */
    private Map<CacheKey, Flight> begin(Set<CacheKey> keys) {
        Map<CacheKey, Flight> led = new LinkedHashMap<>();
        boolean own = false;
        for (CacheKey key : keys) {
            Flight flight = flights.begin(key.name(), call.method(), call.thread());
            if (flight != null) {
                led.put(key, flight);
            } else {
                own |= follow(key);
            }
        }
        if (own) {
            // The loader asks for keys that it is loading: it would wait for itself.
            patience.exhaust();
        }
        return led;
    }

    /** Its own load failed: what others load is waited for where it is all that stale values do not make up for. */
    private CompletableFuture<Void> failed(Throwable cause) {
        CompletableFuture<Void> failed = CompletableFuture.failedFuture(cause);
        return fallback != null && fallback.needsOnly(followed.keySet(), cause)
                ? Futures.handleCompose(awaitOthers(), (done, failure) -> failed)
                : failed;
    }

    /** Joins another call's flight; returns whether that flight waits for this very thread. */
    private boolean follow(CacheKey key) {
        Flight flight = flights.of(key.name());
        if (flight == null) {
            return false;
        }
        if (flight.isLedBy(call.thread())) {
            return true;
        }
        JoinedAt seat = flight.join();
        if (seat != JoinedAt.AFTER_LOAD) {
            followed.put(key, new Followed(flight, seat));
        }
        return false;
    }

    private CompletableFuture<Map<CacheKey, V>> goOn() {
        if (open.isEmpty()) {
            return CompletableFuture.completedFuture(values);
        }
        long pause = followed.isEmpty() ? patience.nextPause() : patience.remainingNanos();
        if (pause <= 0) {
            return call.load(open.values()).thenApply(this::takeUnshared);
        }
        return followed.isEmpty()
                ? binding.context().time().after(pause).thenComposeAsync(later -> resolve(), call.steps())
                : resolve();
    }

    private Map<CacheKey, V> takeUnshared(Map<K, V> loaded) {
        open.forEach((key, id) -> answered(key, loaded.get(id), false));
        open.clear();
        return values;
    }

    private CompletableFuture<List<Acquisition>> acquire(Map<CacheKey, Flight> led) {
        if (led.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<LeaseRequest> requests = new ArrayList<>(led.size());
        for (CacheKey key : led.keySet()) {
            long loadId = binding.context().loadIds().next();
            requests.add(binding.leaseRequest(key, loadId, rejected.contains(key)));
        }
        return binding.context().stages().acquire(requests);
    }

    private CompletableFuture<Void> lead(Map<CacheKey, Flight> led, CompletableFuture<List<Acquisition>> acquiring) {
        return led.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : acquiring
                        .handleAsync((acquired, failure) -> board(led, acquired, failure), call.steps())
                        .thenCompose(load -> load == null ? CompletableFuture.<Void>completedFuture(null) : load.run())
                        // Whatever went wrong, nobody waits for this call any longer.
                        .whenComplete((done, failure) -> led.values().forEach(Flight::close));
    }

    /** Returns the load of what there is a lease for; {@code null} when there is none. */
    private @Nullable BatchLoad<K, V> board(
            Map<CacheKey, Flight> led, @Nullable List<Acquisition> acquired, @Nullable Throwable failure) {
        if (acquired == null) {
            binding.commandFailed(led.keySet().iterator().next(), BatchRead.commandFailure(failure));
            // Who comes now can see for itself that the store fails; who waits already shares this load.
            led.values().forEach(Flight::stopJoining);
            return new BatchLoad<>(call, this::answered, idsOf(led), led, Map.of());
        }
        Map<CacheKey, Flight> granted = new LinkedHashMap<>();
        Map<CacheKey, Lease> leases = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<CacheKey, Flight> entry : led.entrySet()) {
            CacheKey key = entry.getKey();
            Acquisition acquisition = acquired.get(place++);
            if (acquisition instanceof Acquisition.Own own) {
                granted.put(key, entry.getValue());
                leases.put(key, own.lease());
                continue;
            }
            if (acquisition instanceof Acquisition.Found found) {
                found(key, binding.interpret(key, found.found()));
            }
            // Found, or busy elsewhere: not held any longer than needed, since this call may wait for others now.
            entry.getValue().close();
        }
        return granted.isEmpty() ? null : new BatchLoad<>(call, this::answered, idsOf(granted), granted, leases);
    }

    private Map<CacheKey, K> idsOf(Map<CacheKey, Flight> some) {
        Map<CacheKey, K> ids = new LinkedHashMap<>(open);
        ids.keySet().retainAll(some.keySet());
        return ids;
    }

    private void found(CacheKey key, ReadResult<V> answer) {
        if (answer instanceof ReadResult.Answered<V> answered) {
            answered(key, answered.value(), true);
        } else if (answer instanceof ReadResult.Rejected) {
            rejected.add(key);
        }
    }

    private void answered(CacheKey key, @Nullable V value) {
        answered(key, value, true);
    }

    private void answered(CacheKey key, @Nullable V value, boolean close) {
        if (close) {
            open.remove(key);
        }
        if (value != null) {
            values.put(key, value);
        }
        if (open.isEmpty() && fallback != null) {
            fallback.answered();
        }
    }

    /** Waits for the flights of others, as long as patience lasts, and takes what they give. */
    private CompletableFuture<Void> awaitOthers() {
        if (followed.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<?>[] landings =
                followed.values().stream().map(Followed::outcome).toArray(CompletableFuture[]::new);
        long nanos = Math.max(0, patience.remainingNanos());
        return CompletableFuture.allOf(landings)
                .completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS)
                .thenComposeAsync(landed -> share(), call.steps());
    }

    private CompletableFuture<Void> share() {
        FlightSharing<V> sharing = new FlightSharing<>(call.method(), binding);
        Throwable failure = null;
        for (Map.Entry<CacheKey, Followed> entry : followed.entrySet()) {
            CacheKey key = entry.getKey();
            Followed other = entry.getValue();
            LoadOutcome landing = other.outcome().getNow(null);
            ReadResult<V> answer = landing == null
                    ? new ReadResult.Missing<>()
                    : sharing.share(key, other.flight(), other.seat(), landing);
            if (answer instanceof ReadResult.Failed<V> failed) {
                failure = failure == null ? failed.failure() : failure;
            } else {
                // Also after a failure, in place of which the call may have a stale value.
                found(key, answer);
            }
        }
        return failure == null ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(failure);
    }

    /** A flight of another call. */
    private record Followed(Flight flight, JoinedAt seat, CompletableFuture<LoadOutcome> outcome) {
        Followed(Flight flight, JoinedAt seat) {
            this(flight, seat, flight.outcome());
        }
    }
}
