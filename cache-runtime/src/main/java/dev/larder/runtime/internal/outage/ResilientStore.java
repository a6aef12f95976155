package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.pending.EvictionBacklog;
import dev.larder.runtime.internal.pending.EvictionPendingException;
import dev.larder.runtime.internal.pending.PendingScope;
import dev.larder.runtime.internal.time.Timer;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.IndexEntry;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
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
 * A store that fails fast and loses no eviction, around a store that may be away.
 *
 * <p><b>Deadlines</b>: every stage completes within the deadline of its command, whatever the store does. A lease that was
 * granted later, or may have been granted, is given back as soon as the store answers.
 *
 * <p><b>Breaker</b>: when commands fail, later ones fail at once with {@link BypassException}. A probe in the background
 * finds out when the store answers again.
 *
 * <p><b>Evictions</b>: an eviction that fails is pending before its caller learns of it. Its stage fails with
 * {@link EvictionPendingException}. While it is pending, commands on the keys that it covers are refused, so that this JVM
 * reads no value that should be gone. One such key in a batch refuses the whole batch. Pending evictions are sent again as
 * soon as the store answers.
 *
 * <p>A caller that has waited long enough may fail a stage itself, as {@code orTimeout} does. That counts as a failure of the
 * store. A caller may also cancel a stage, which does not count.
 *
 * <p>Stages complete on threads of the store or of the timer. Callbacks on them must not block. Thread-safe.
 */
public final class ResilientStore implements CacheStore {

    private final CacheStore store;

    private final boolean ownsStore;

    private final CommandGate gate;

    /**
     * Guards a store. The breaker is closed at first.
     *
     * @param ownsStore whether {@link #close} closes the store too
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

    /** Guards a store, with a given backlog of evictions. */
    public ResilientStore(
            CacheStore store,
            boolean ownsStore,
            OutageSettings settings,
            EvictionBacklog backlog,
            OutageObserver observer,
            Timer timer) {
        this.store = store;
        this.ownsStore = ownsStore;
        this.gate = new CommandGate(store, settings, backlog, observer, timer);
    }

    @Override
    public CompletionStage<Lookup> read(String key) {
        return gate.send(key, () -> store.read(key), LeaseCleanup.none());
    }

    @Override
    public CompletionStage<TimedLookup> readTimed(String key) {
        return gate.send(key, () -> store.readTimed(key), LeaseCleanup.none());
    }

    @Override
    public CompletionStage<List<TimedLookup>> readTimedMany(List<String> keys) {
        return gate.send(keys, () -> store.readTimedMany(keys), LeaseCleanup.none());
    }

    @Override
    public CompletionStage<List<Lookup>> readMany(List<String> keys) {
        return gate.send(keys, () -> store.readMany(keys), LeaseCleanup.none());
    }

    @Override
    public CompletionStage<Acquisition> acquire(LeaseRequest request) {
        return gate.send(
                request.key(),
                () -> store.acquire(request),
                LeaseCleanup.granted(late -> giveBack(List.of(request), List.of(late)), () -> giveBackLater(request)));
    }

    @Override
    public CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests) {
        return gate.send(
                keys(requests),
                () -> store.acquireMany(requests),
                LeaseCleanup.granted(late -> giveBack(requests, late), () -> requests.forEach(this::giveBackLater)));
    }

    @Override
    public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        return gate.send(
                request.key(),
                () -> store.beginUpdate(request),
                evicted(late -> release(request.key(), request.loadId())));
    }

    @Override
    public CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests) {
        return gate.send(
                keys(requests),
                () -> store.beginUpdateMany(requests),
                evicted(late -> requests.forEach(request -> release(request.key(), request.loadId()))));
    }

    /** {@inheritDoc} While an eviction of the key is pending, the lease counts as revoked. */
    @Override
    public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        return gate.backlog().covers(key)
                ? CompletableFuture.completedFuture(false)
                : gate.send(
                        1,
                        () -> store.store(key, lease, value, ttl),
                        LeaseCleanup.unused(() -> gate.releaser().add(key, lease.loadId())));
    }

    /** {@inheritDoc} While an eviction of a key is pending, the lease on it counts as revoked. */
    @Override
    public CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests) {
        EvictionBacklog backlog = gate.backlog();
        List<StoreRequest> sent = backlog.size() == 0
                ? requests
                : requests.stream()
                        .filter(request -> !backlog.covers(request.key()))
                        .toList();
        CompletionStage<List<Boolean>> stored = sent.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : gate.send(
                        sent.size(),
                        () -> store.storeMany(sent),
                        LeaseCleanup.unused(() -> sent.forEach(request -> gate.releaser()
                                .add(request.key(), request.lease().loadId()))));
        return sent.size() == requests.size() ? stored : stored.thenApply(answers -> spread(answers, sent, requests));
    }

    @SuppressWarnings("ReferenceEquality") // a key may have two requests
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
    public CompletionStage<Void> release(String key, long loadId) {
        return gate.send(
                1,
                () -> store.release(key, loadId),
                LeaseCleanup.unused(() -> gate.releaser().add(key, loadId)));
    }

    @Override
    public CompletionStage<Void> releaseMany(Map<String, Long> loadIds) {
        return gate.send(
                loadIds.size(),
                () -> store.releaseMany(loadIds),
                LeaseCleanup.unused(() -> loadIds.forEach(gate.releaser()::add)));
    }

    /** {@inheritDoc} An eviction is also sent while others are pending. One that fails is pending. */
    @Override
    public CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return gate.evictions().send(List.copyOf(exactKeys), List.copyOf(groups));
    }

    @Override
    public CompletionStage<Remaining> remaining(String key) {
        return gate.send(key, () -> store.remaining(key), LeaseCleanup.none());
    }

    @Override
    public CompletionStage<Boolean> expire(String key, IndexEntry entry, Duration ttl) {
        return gate.send(key, () -> store.expire(key, entry, ttl), LeaseCleanup.none());
    }

    /** {@inheritDoc} A ping is sent even while the breaker is open. */
    @Override
    public CompletionStage<Void> ping() {
        return gate.ping();
    }

    /** Returns the state of the breaker. */
    public BreakerState breakerState() {
        return gate.breaker().state();
    }

    /** Returns whether commands are sent. It costs one read of a field. */
    public boolean isAnswering() {
        return gate.breaker().isClosed();
    }

    /** Returns the failure that opened the breaker, or that of the last probe; {@code null} when the breaker never opened. */
    public @Nullable Throwable lastFailure() {
        return gate.breaker().lastFailure();
    }

    /** Returns the pending evictions, oldest first. */
    public List<PendingScope> pendingEvictions() {
        return gate.backlog().list();
    }

    /** Opens the breaker: commands are refused until the first probe succeeds. */
    public void beginAway(Throwable reason) {
        gate.breaker().open(reason);
    }

    /**
     * Refuses all later commands, and fails those that are not answered. The pending evictions are sent once more, within the
     * command deadline; those that fail are reported as lost. Then the store is closed if this one owns it. Idempotent.
     */
    @Override
    public void close() {
        if (gate.close() && ownsStore) {
            store.close();
        }
    }

    /** Returns the class of the store and the state of the breaker. */
    @Override
    public String toString() {
        return store.getClass().getSimpleName() + " " + breakerState();
    }

    private static List<String> keys(List<LeaseRequest> requests) {
        return requests.stream().map(LeaseRequest::key).toList();
    }

    private void giveBack(List<LeaseRequest> requests, List<Acquisition> late) {
        for (int i = 0; i < late.size(); i++) {
            if (late.get(i) instanceof Acquisition.Own) {
                release(requests.get(i).key(), requests.get(i).loadId());
            }
        }
    }

    private void giveBackLater(LeaseRequest request) {
        gate.releaser().add(request.key(), request.loadId());
    }

    /** A call that cannot begin an update evicts the key, and so the lease that may have been granted. */
    private static <T> LeaseCleanup<T> evicted(Consumer<T> late) {
        return LeaseCleanup.granted(late, () -> {});
    }
}
