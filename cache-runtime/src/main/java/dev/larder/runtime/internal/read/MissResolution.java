package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.binding.BatchKeys;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.binding.ReadResult;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.command.Futures;
import dev.larder.runtime.internal.flight.Flight;
import dev.larder.runtime.internal.flight.Flights;
import dev.larder.runtime.internal.flight.JoinedAt;
import dev.larder.runtime.internal.flight.LoadOutcome;
import dev.larder.runtime.internal.outage.BatchReplies;
import dev.larder.runtime.internal.time.WaitBudget;
import dev.larder.runtime.internal.transaction.Snapshot;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
 * Gets the values of the keys that one call missed. It goes in rounds. In each it leads the flights that it can, asks for
 * their leases, and loads the leased keys in one call of the loader. Only when all its flights have ended does it wait for
 * the flights of others, so that two calls for the same keys in another order never wait for each other.
 *
 * <p>One round is the normal case. Keys for which the load of another call gives nothing come up again in the next round.
 * Keys that another process loads are asked for again after a pause, and the call keeps leading their flights while it waits
 * for nothing else, so that one caller of this JVM asks for all. When the wait budget is spent, open keys are loaded without
 * a lease, and their values are not stored. So every wait ends.
 */
final class MissResolution<K, V> {

    private final ReadCall<K, V> call;

    private final BoundMethod<V> method;

    private final Flights flights;

    private final @Nullable Snapshot snapshot;

    private final WaitBudget budget;

    /** The keys that are still to be answered, in the order of the call. */
    private final Map<CacheKey, K> open;

    private final Set<CacheKey> rejected;

    private final Map<CacheKey, V> values;

    private final @Nullable StaleFallback<V> fallback;

    /** The keys of which nobody knows yet whether they hit or miss. */
    private final Set<CacheKey> unread = new HashSet<>();

    /** The keys for which no lease is asked: their read failed, since the cache is away for them, or a tag of them cannot be made. */
    private final Set<CacheKey> leaseless = new HashSet<>();

    /** The flights of others that this round waits for. */
    private final Map<CacheKey, Followed> followed = new LinkedHashMap<>();

    /** The flights that this call goes on leading while another process loads their keys. */
    private final Map<CacheKey, Flight> held = new HashMap<>();

    /** Whether another process loads a key of this round. */
    private boolean busy;

    /**
     * Takes over the collections.
     *
     * @param snapshot the snapshot that the load reads; {@code null} when it reads what is committed
     * @param rejected the missed keys that hold something to be overwritten
     * @param values receives the values that are found and loaded
     * @param fallback learns when all keys are answered, though loaded values may still have to be stored
     */
    MissResolution(
            ReadCall<K, V> call,
            @Nullable Snapshot snapshot,
            WaitBudget budget,
            Map<CacheKey, K> missed,
            Set<CacheKey> rejected,
            Map<CacheKey, V> values,
            @Nullable StaleFallback<V> fallback) {
        this.call = call;
        this.method = call.method();
        this.snapshot = snapshot;
        this.flights = call.engine().flights();
        this.budget = budget;
        this.open = missed;
        this.rejected = rejected;
        this.values = values;
        this.fallback = fallback;
    }

    /** Returns the values, once no key is open. */
    CompletableFuture<Map<CacheKey, V>> resolve() {
        return resolve(() -> open);
    }

    /** Does the same, and asks for no lease on some of the keys, since the cache is away for them. */
    CompletableFuture<Map<CacheKey, V>> resolveWithout(Set<CacheKey> leases) {
        leaseless.addAll(leases);
        return resolve();
    }

    /** Does the same for keys that nobody has read: the answer to the lease request tells whether they hit or miss. */
    CompletableFuture<Map<CacheKey, V>> resolveUnread() {
        unread.addAll(open.keySet());
        return resolve();
    }

    /**
     * Returns the values, once no key is open.
     *
     * @param whileLeasing runs in this step while the store answers; returns all open keys in the order of the call, and
     *     the keys that it adds are overwritten
     */
    CompletableFuture<Map<CacheKey, V>> resolve(Supplier<Map<CacheKey, K>> whileLeasing) {
        return round(whileLeasing).whenComplete((done, failure) -> held.values().forEach(Flight::close));
    }

    private CompletableFuture<Map<CacheKey, V>> round(Supplier<Map<CacheKey, K>> whileLeasing) {
        busy = false;
        followed.clear();
        Map<CacheKey, Flight> led = begin(open.keySet());
        CompletableFuture<BatchReplies<Acquisition>> acquired = acquire(led);
        Map<CacheKey, K> all;
        try {
            all = whileLeasing.get();
        } catch (Throwable e) {
            abandon(led, acquired);
            return CompletableFuture.failedFuture(e);
        }
        if (all.size() > open.size()) {
            Set<CacheKey> more = new LinkedHashSet<>(all.keySet());
            more.removeAll(open.keySet());
            open.clear();
            open.putAll(all);
            rejected.addAll(more);
            Map<CacheKey, Flight> ledToo = begin(more);
            led.putAll(ledToo);
            acquired = acquired.thenCombine(
                    acquire(ledToo), (first, second) -> BatchReplies.joined(List.of(first, second)));
        }
        return Futures.handleCompose(
                        lead(led, acquired),
                        (done, failure) -> failure == null ? awaitOthers() : failed(CallerFuture.cause(failure)))
                .thenCompose(done -> goOn());
    }

    /** Gives up a round whose call has failed: no flight and no lease stays behind. */
    @SuppressWarnings("FutureReturnValueIgnored") // leases that cannot be released end by themselves
    private void abandon(Map<CacheKey, Flight> led, CompletableFuture<BatchReplies<Acquisition>> acquiring) {
        List<CacheKey> keys = List.copyOf(led.keySet());
        led.values().forEach(Flight::close);
        acquiring.thenAccept(acquired -> {
            Map<String, Lease> unused = new HashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                if (acquired.get(i) instanceof Acquisition.Own own) {
                    unused.put(keys.get(i).name(), own.lease());
                }
            }
            call.engine().async().releaseLater(unused);
        });
    }

    /** Leads the flights that it can, and joins the others. */
    private Map<CacheKey, Flight> begin(Set<CacheKey> keys) {
        Map<CacheKey, Flight> led = new LinkedHashMap<>();
        boolean own = false;
        for (CacheKey key : keys) {
            Flight before = held.remove(key);
            Flight flight = before != null ? before : flights.begin(key.name(), method.constants(), call.thread());
            if (flight != null) {
                if (snapshot != null) {
                    // The snapshot was taken before: a call that joins needs an accepted store.
                    flight.beginLoad();
                }
                led.put(key, flight);
            } else {
                count(key, new ReadResult.Missing<>());
                own |= follow(key);
            }
        }
        if (own) {
            // The loader asks for a key that it is loading: this call would wait for itself.
            budget.exhaust();
        }
        return led;
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
        JoinedAt joinedAt = flight.join();
        if (joinedAt != JoinedAt.AFTER_LOAD) {
            followed.put(key, new Followed(flight, joinedAt));
        }
        return false;
    }

    /** Counts a key as the hit or miss that its first result makes it, unless it is counted already. */
    private void count(CacheKey key, ReadResult<V> first) {
        if (!unread.remove(key)) {
            return;
        }
        if (first instanceof ReadResult.Answered<V> answered) {
            method.reporter().answered(key, answered.value());
        } else {
            method.reporter().miss(key);
        }
    }

    /** Asks for the leases of the led keys; a key for which the cache is away has no reply. */
    private CompletableFuture<BatchReplies<Acquisition>> acquire(Map<CacheKey, Flight> led) {
        List<LeaseRequest> requests = new ArrayList<>(led.size());
        for (CacheKey key : led.keySet()) {
            if (!key.isListable()) {
                leaseless.add(key);
            }
            if (!leaseless.contains(key)) {
                LeaseRequest request = rejected.contains(key)
                        ? method.leases().forOverwrite(key)
                        : method.leases().forLoad(key);
                requests.add(snapshot == null ? request : request.askingForTraces());
            }
        }
        CompletableFuture<BatchReplies<Acquisition>> acquired = requests.isEmpty()
                ? CompletableFuture.completedFuture(BatchReplies.of(List.of()))
                : call.engine().async().acquire(requests);
        return requests.size() == led.size() ? acquired : acquired.thenApply(some -> withLeaseless(led.keySet(), some));
    }

    private BatchReplies<Acquisition> withLeaseless(Set<CacheKey> keys, BatchReplies<Acquisition> acquired) {
        List<@Nullable Acquisition> all = new ArrayList<>(keys.size());
        int next = 0;
        for (CacheKey key : keys) {
            all.add(leaseless.contains(key) ? null : acquired.get(next++));
        }
        return new BatchReplies<>(all, acquired.failure());
    }

    private CompletableFuture<Void> lead(
            Map<CacheKey, Flight> led, CompletableFuture<BatchReplies<Acquisition>> acquiring) {
        return led.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : acquiring
                        .thenApplyAsync(acquired -> afterAcquire(led, acquired), call.steps())
                        .thenCompose(load -> load == null ? CompletableFuture.<Void>completedFuture(null) : load.run())
                        // After any failure, too, nobody may wait for this call any longer.
                        .whenComplete((done, failure) -> closeAllBut(held, led));
    }

    @SuppressWarnings("ReferenceEquality") // of flights, which have an identity
    private static void closeAllBut(Map<CacheKey, Flight> kept, Map<CacheKey, Flight> flights) {
        flights.forEach((key, flight) -> {
            if (kept.get(key) != flight) {
                flight.close();
            }
        });
    }

    /** Returns the load of the leased keys, and of those for which the cache is away; {@code null} when there are none. */
    private @Nullable LeasedLoad<K, V> afterAcquire(Map<CacheKey, Flight> led, BatchReplies<Acquisition> acquired) {
        Throwable failure = acquired.failure();
        if (failure != null) {
            method.reporter().commandFailed(firstFailed(led.keySet(), acquired), CommandFailedException.of(failure));
        }
        Map<CacheKey, Flight> loadedHere = new LinkedHashMap<>();
        Map<CacheKey, Lease> leases = new HashMap<>();
        Map<CacheKey, Flight> loadedElsewhere = new HashMap<>();
        int place = 0;
        for (Map.Entry<CacheKey, Flight> entry : led.entrySet()) {
            CacheKey key = entry.getKey();
            Acquisition acquisition = acquired.get(place++);
            if (acquisition instanceof Acquisition.Found found) {
                ReadResult<V> result = method.values().interpret(key, found.found());
                if (result instanceof ReadResult.Answered<V> answered) {
                    call.near().found(key, found.found(), answered, null);
                }
                found(key, result);
                entry.getValue().close();
                continue;
            }
            count(key, new ReadResult.Missing<>());
            if (acquisition == null) {
                // A caller that comes now can see for itself that the store fails; those that wait already share this
                // load.
                entry.getValue().stopJoining();
                loadedHere.put(key, entry.getValue());
            } else if (acquisition instanceof Acquisition.Own own
                    && snapshot != null
                    && !snapshot.isCurrent(own.unevictedFor())) {
                call.engine().async().releaseLater(Map.of(key.name(), own.lease()));
                method.reporter().evictedSinceSnapshot();
                // No other call may share the value, nor has to wait for it.
                entry.getValue().close();
                loadedHere.put(key, entry.getValue());
            } else if (acquisition instanceof Acquisition.Own own) {
                // Callers that wait for this load teach nothing about other keys, so that only loads count.
                method.predictor().missed();
                loadedHere.put(key, entry.getValue());
                leases.put(key, own.lease());
            } else {
                loadedElsewhere.put(key, entry.getValue());
            }
        }
        busy = !loadedElsewhere.isEmpty();
        if (loadedHere.isEmpty() && followed.isEmpty()) {
            held.putAll(loadedElsewhere);
        } else {
            // Followers of these keys must not wait until this call has done something else.
            loadedElsewhere.values().forEach(Flight::close);
        }
        return loadedHere.isEmpty() ? null : load(loadedHere, leases);
    }

    private CacheKey firstFailed(Set<CacheKey> keys, BatchReplies<Acquisition> acquired) {
        int place = 0;
        for (CacheKey key : keys) {
            if (acquired.get(place++) == null && !leaseless.contains(key)) {
                return key;
            }
        }
        return keys.iterator().next();
    }

    private LeasedLoad<K, V> load(Map<CacheKey, Flight> led, Map<CacheKey, Lease> leases) {
        Map<CacheKey, K> ids = new LinkedHashMap<>(open);
        ids.keySet().retainAll(led.keySet());
        return new LeasedLoad<>(call, this::answered, ids, led, leases, snapshot);
    }

    private void found(CacheKey key, ReadResult<V> result) {
        count(key, result);
        if (result instanceof ReadResult.Answered<V> answered) {
            answered(key, answered.value());
        } else if (result instanceof ReadResult.Rejected) {
            rejected.add(key);
        }
    }

    private void answered(CacheKey key, @Nullable V value) {
        open.remove(key);
        if (value != null) {
            values.put(key, value);
        }
        if (open.isEmpty() && fallback != null) {
            fallback.answered();
        }
    }

    /** Waits for the flights of others as well, where their values are all that stale values do not make up for. */
    private CompletableFuture<Void> failed(Throwable cause) {
        CompletableFuture<Void> failed = CompletableFuture.failedFuture(cause);
        return fallback != null && fallback.needsOnly(followed.keySet(), cause)
                ? Futures.handleCompose(awaitOthers(), (done, failure) -> failed)
                : failed;
    }

    /** Waits for the flights of others, as long as the budget lasts, and takes their outcomes. */
    private CompletableFuture<Void> awaitOthers() {
        if (followed.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<?>[] outcomes =
                followed.values().stream().map(Followed::outcome).toArray(CompletableFuture[]::new);
        return CompletableFuture.anyOf(CompletableFuture.allOf(outcomes), call.interrupted())
                .completeOnTimeout(null, Math.max(0, budget.remainingNanos()), TimeUnit.NANOSECONDS)
                .thenComposeAsync(ended -> share(), call.steps());
    }

    private CompletableFuture<Void> share() {
        FlightSharing<V> sharing = new FlightSharing<>(method);
        Throwable failure = null;
        for (Map.Entry<CacheKey, Followed> entry : followed.entrySet()) {
            CacheKey key = entry.getKey();
            Followed other = entry.getValue();
            LoadOutcome outcome = other.outcome().getNow(null);
            ReadResult<V> result = outcome == null
                    ? new ReadResult.Missing<>()
                    : sharing.share(key, other.flight(), other.joinedAt(), outcome);
            if (result instanceof ReadResult.Failed<V> failed) {
                failure = failure == null ? failed.failure() : failure;
            } else {
                // After a failure, too, in place of which the call may have a stale value.
                found(key, result);
            }
        }
        return failure == null ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(failure);
    }

    /** Ends, or begins another round: after a pause when another process loads, else in another step. */
    private CompletableFuture<Map<CacheKey, V>> goOn() {
        if (open.isEmpty()) {
            return CompletableFuture.completedFuture(values);
        }
        if (budget.isExhausted()) {
            return loadWithoutLease();
        }
        CompletableFuture<?> pause = busy && followed.isEmpty()
                ? CompletableFuture.anyOf(call.engine().time().after(budget.nextPause()), call.interrupted())
                : CompletableFuture.completedFuture(true);
        return pause.thenComposeAsync(over -> round(() -> open), call.steps());
    }

    /** Loads the open keys without storing them; callers that wait for all of them share the load. */
    private CompletableFuture<Map<CacheKey, V>> loadWithoutLease() {
        if (held.keySet().containsAll(open.keySet())) {
            return load(held, Map.of()).run().thenApply(done -> values);
        }
        return call.load(open).thenApply(loaded -> {
            open.forEach((key, id) -> {
                V value = BatchKeys.valueOf(loaded, id);
                if (value != null) {
                    values.put(key, value);
                }
            });
            open.clear();
            if (fallback != null) {
                fallback.answered();
            }
            return values;
        });
    }

    /** A flight of another call. */
    private record Followed(Flight flight, JoinedAt joinedAt, CompletableFuture<LoadOutcome> outcome) {

        Followed(Flight flight, JoinedAt joinedAt) {
            this(flight, joinedAt, flight.outcome());
        }
    }
}
