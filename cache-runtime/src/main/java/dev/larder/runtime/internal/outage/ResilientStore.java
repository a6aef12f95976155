package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Listing;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.TimedLookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store that fails fast and loses no eviction, around one that may be away.
 *
 * <p><b>Deadlines</b>: every stage completes within the deadline of its command, whatever the store does. Leases that are
 * granted after it, or may have been, are given back as soon as the store answers.
 *
 * <p><b>Breaker</b>: when commands fail, further ones are refused at once with {@link BypassException}, until a probe in
 * the background finds that the store answers again.
 *
 * <p><b>Evictions</b> that fail are pending from before anybody learns of it; the stage fails with
 * {@link EvictionPendingException}. While one is pending, commands on the keys it covers are refused as well, so that
 * this JVM reads nothing from the store that should be gone; with one such key all of a batch are. Pending evictions are
 * made as soon as the store answers.
 *
 * <p>A caller that has waited long enough may fail a stage itself ({@code orTimeout} does), which counts as the store's
 * failure, or cancel it, which does not.
 *
 * <p>Stages are completed on threads of the store or of the timer: what is attached to them must not block. Thread-safe.
 */
public final class ResilientStore implements CacheStore {

    private final CacheStore store;

    private final boolean ownsStore;

    private final CommandGate guard;

    /**
     * Guards a store, which is taken to answer at first.
     *
     * @param ownsStore whether to close the store with this one
     * @param timer closed with this store
     */
    public ResilientStore(
            CacheStore store, boolean ownsStore, OutageSettings settings, OutageObserver observer, Timer timer) {
        this(
                store,
                ownsStore,
                settings,
                new EvictionBacklog(settings.capacity(), settings.keyStart(), timer),
                observer,
                timer);
    }

    ResilientStore(
            CacheStore store,
            boolean ownsStore,
            OutageSettings settings,
            EvictionBacklog backlog,
            OutageObserver observer,
            Timer timer) {
        this.store = store;
        this.ownsStore = ownsStore;
        this.guard = new CommandGate(store, settings, backlog, observer, timer);
    }

    @Override
    public CompletionStage<Lookup> read(String key) {
        return guard.send(key, () -> store.read(key), Leftover.none());
    }

    @Override
    public CompletionStage<TimedLookup> readAged(String key) {
        return guard.send(key, () -> store.readAged(key), Leftover.none());
    }

    @Override
    public CompletionStage<List<TimedLookup>> readAgedMany(List<String> keys) {
        return guard.send(keys, () -> store.readAgedMany(keys), Leftover.none());
    }

    @Override
    public CompletionStage<List<Lookup>> readMany(List<String> keys) {
        return guard.send(keys, () -> store.readMany(keys), Leftover.none());
    }

    @Override
    public CompletionStage<Acquisition> acquire(LeaseRequest request) {
        return guard.send(
                request.key(),
                () -> store.acquire(request),
                Leftover.granted(
                        late -> giveBack(List.of(request), List.of(late)),
                        () -> guard.returns().add(request)));
    }

    @Override
    public CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests) {
        return guard.send(
                keys(requests),
                () -> store.acquireMany(requests),
                Leftover.granted(late -> giveBack(requests, late), () -> requests.forEach(guard.returns()::add)));
    }

    @Override
    public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        return guard.send(
                request.key(), () -> store.beginUpdate(request), evicted(late -> release(request.key(), late)));
    }

    @Override
    public CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests) {
        return guard.send(keys(requests), () -> store.beginUpdateMany(requests), evicted(late -> {
            for (int i = 0; i < late.size(); i++) {
                release(requests.get(i).key(), late.get(i));
            }
        }));
    }

    /** {@inheritDoc} While an eviction of the key is pending, the lease counts as revoked. */
    @Override
    public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        return guard.backlog().covers(key)
                ? CompletableFuture.completedFuture(false)
                : guard.send(
                        1,
                        () -> store.store(key, lease, value, ttl),
                        Leftover.unused(() -> guard.returns().add(key, lease)));
    }

    /**
     * Stores a value that nobody waits for; see {@link #store}. Commands on the key that come after this call are sent when
     * the store has answered, evictions at once: they revoke the lease, or remove the value.
     */
    public CompletableFuture<Boolean> storeMeanwhile(StoreRequest request) {
        CompletableFuture<Boolean> stored = store(request.key(), request.lease(), request.value(), request.ttl())
                .toCompletableFuture();
        guard.stores().add(request, stored);
        return stored;
    }

    /** Tells whether so much is stored meanwhile that the next store should be waited for. */
    public boolean isStoringMuch() {
        return guard.stores().isFull();
    }

    /** {@inheritDoc} While an eviction of a key is pending, the lease on it counts as revoked. */
    @Override
    public CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests) {
        EvictionBacklog backlog = guard.backlog();
        List<StoreRequest> sent = backlog.size() == 0
                ? requests
                : requests.stream()
                        .filter(request -> !backlog.covers(request.key()))
                        .toList();
        CompletionStage<List<Boolean>> stored = sent.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : guard.send(
                        sent.size(),
                        () -> store.storeMany(sent),
                        Leftover.unused(
                                () -> sent.forEach(request -> guard.returns().add(request.key(), request.lease()))));
        return sent.size() == requests.size() ? stored : stored.thenApply(answers -> spread(answers, sent, requests));
    }

    @SuppressWarnings("ReferenceEquality") // the very request: there may be two of one key
    private static List<Boolean> spread(List<Boolean> answers, List<StoreRequest> sent, List<StoreRequest> requests) {
        List<Boolean> all = new ArrayList<>(requests.size());
        int next = 0;
        for (StoreRequest request : requests) {
            boolean wasSent = next < sent.size() && sent.get(next) == request;
            all.add(wasSent && answers.get(next++));
        }
        return all;
    }

    @Override
    public CompletionStage<Void> release(String key, Lease lease) {
        return guard.send(
                1,
                () -> store.release(key, lease),
                Leftover.unused(() -> guard.returns().add(key, lease)));
    }

    @Override
    public CompletionStage<Void> releaseMany(Map<String, Lease> leases) {
        return guard.send(
                leases.size(),
                () -> store.releaseMany(leases),
                Leftover.unused(() -> leases.forEach(guard.returns()::add)));
    }

    /** {@inheritDoc} One that fails is pending; it is also sent while others are. */
    @Override
    public CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return guard.evictions().send(List.copyOf(exactKeys), List.copyOf(groups));
    }

    @Override
    public CompletionStage<Remaining> remaining(String key) {
        return guard.send(key, () -> store.remaining(key), Leftover.none());
    }

    @Override
    public CompletionStage<Boolean> expire(String key, Listing listing, Duration ttl) {
        return guard.send(key, () -> store.expire(key, listing, ttl), Leftover.none());
    }

    /** {@inheritDoc} Sent even while other commands are refused. */
    @Override
    public CompletionStage<Void> ping() {
        return guard.ping();
    }

    /** Returns whether commands are sent. */
    public BreakerState breakerState() {
        return guard.breaker().state();
    }

    /** Returns whether commands are sent, at the cost of one read of a field. */
    public boolean isAnswering() {
        return guard.breaker().isClosed();
    }

    /** Returns why the breaker opened last, or the last probe failed; {@code null} when it never did. */
    public @Nullable Throwable lastFailure() {
        return guard.breaker().lastFailure();
    }

    /** Returns the evictions that are pending, oldest first. */
    public List<PendingScope> pendingEvictions() {
        return guard.backlog().list();
    }

    /** Begins as if the store had failed: commands are refused until the first probe succeeds. */
    public void beginAway(Throwable reason) {
        guard.breaker().open(reason);
    }

    /**
     * Waits for the stores that are under way, and tries once more to make the pending evictions, within the command deadline
     * each; tells what is lost, and closes the store if it owns it. Later commands are refused. Idempotent.
     */
    @Override
    public void close() {
        if (guard.close() && ownsStore) {
            store.close();
        }
    }

    /** Returns the kind of store, and whether commands are sent. */
    @Override
    public String toString() {
        return store.getClass().getSimpleName() + " " + breakerState();
    }

    private static List<String> keys(List<LeaseRequest> requests) {
        return requests.stream().map(LeaseRequest::key).toList();
    }

    private void giveBack(List<LeaseRequest> requests, List<Acquisition> late) {
        for (int i = 0; i < late.size(); i++) {
            if (late.get(i) instanceof Acquisition.Own own) {
                release(requests.get(i).key(), own.lease());
            }
        }
    }

    /** Who cannot begin an update evicts the key, and with it what may have been granted. */
    private static <T> Leftover<T> evicted(Consumer<T> late) {
        return Leftover.granted(late, () -> {});
    }
}
