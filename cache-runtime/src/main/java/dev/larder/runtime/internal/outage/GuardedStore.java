package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that fails fast and loses no eviction, around one that may be away.
 *
 * <p><b>Deadlines</b>: every stage completes within the deadline of its command, whatever the store does.
 *
 * <p><b>Breaker</b>: when commands fail, further ones are refused at once with {@link BypassException}, until a probe in
 * the background finds that the store answers again.
 *
 * <p><b>Evictions</b> that fail are pending from before anybody learns of it; the stage fails with
 * {@link EvictionPendingException}. While one is pending, commands on the keys it covers are refused as well, so that
 * this JVM reads nothing from the store that should be gone. They are replayed as soon as the store answers.
 *
 * <p>Stages are completed on threads of the store or of the timer: what is attached to them must not block. Thread-safe.
 */
public final class GuardedStore implements CacheStore {

    private final CacheStore store;

    private final boolean ownsStore;

    private final OutageSettings settings;

    private final OutageObserver observer;

    private final Timer timer;

    private final Deadline commandDeadline;

    private final Deadline patternDeadline;

    private final Deadline pingDeadline;

    private final Breaker breaker;

    private final EvictionBacklog backlog;

    private final Prober prober;

    private final Replayer replayer;

    private volatile boolean closed;

    /**
     * Guards a store, which is taken to answer at first.
     *
     * @param ownsStore whether to close the store with this one
     * @param timer closed with this store
     */
    public GuardedStore(
            CacheStore store, boolean ownsStore, OutageSettings settings, OutageObserver observer, Timer timer) {
        this.store = store;
        this.ownsStore = ownsStore;
        this.settings = settings;
        this.observer = observer;
        this.timer = timer;
        this.commandDeadline = new Deadline(settings.commandTimeout(), timer);
        this.patternDeadline = new Deadline(settings.patternTimeout(), timer);
        this.pingDeadline = new Deadline(settings.pingTimeout(), timer);
        this.breaker = new Breaker(settings.breakerFailures(), this::breakerMoved);
        this.backlog = new EvictionBacklog(settings.capacity(), settings.keyStart(), timer);
        this.prober = new Prober(breaker, this::probe, settings.probeInterval(), timer);
        this.replayer = new Replayer(backlog, this::replay, breaker::isClosed, observer, timer);
    }

    @Override
    public CompletionStage<Lookup> read(String key) {
        return guarded(key, () -> store.read(key), late -> {});
    }

    /** {@inheritDoc} A lease that is granted after the deadline is given back. */
    @Override
    public CompletionStage<Acquisition> acquire(LeaseRequest request) {
        return guarded(request.key(), () -> store.acquire(request), late -> {
            if (late instanceof Acquisition.Own own) {
                giveBack(request.key(), own.lease());
            }
        });
    }

    /** {@inheritDoc} A lease that is granted after the deadline is given back. */
    @Override
    public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        return guarded(request.key(), () -> store.beginUpdate(request), late -> giveBack(request.key(), late));
    }

    @Override
    public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        return backlog.covers(key)
                // What was loaded may be from before the eviction: its lease counts as revoked.
                ? CompletableFuture.completedFuture(false)
                : guarded(key, () -> store.store(key, lease, value, ttl), late -> {});
    }

    @Override
    public CompletionStage<Void> release(String key, Lease lease) {
        return guarded(key, () -> store.release(key, lease), late -> {});
    }

    /** {@inheritDoc} One that fails is pending; it is also sent while others are. */
    @Override
    public CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        Attempt attempt = new Attempt(List.copyOf(exactKeys), List.copyOf(groups));
        if (attempt.era == Breaker.REFUSED) {
            return CompletableFuture.failedFuture(attempt.queue(refusal()));
        }
        return sent(attempt, () -> store.evict(attempt.keys, attempt.groups), deadline(attempt.groups));
    }

    /** Completes when the store answered, whatever the breaker says. */
    @Override
    public CompletionStage<Void> ping() {
        return sent(new Uncounted<>(), store::ping, pingDeadline);
    }

    /** Returns whether commands are sent. */
    public BreakerState breakerState() {
        return breaker.state();
    }

    /** Returns whether commands are sent, at the cost of one read of a field. */
    public boolean isAnswering() {
        return breaker.isClosed();
    }

    /** Returns why the breaker opened last, or the last probe failed; {@code null} when it never did. */
    public @Nullable Throwable lastFailure() {
        return breaker.lastFailure();
    }

    /** Returns the evictions that are pending, oldest first. */
    public List<PendingScope> pendingEvictions() {
        return backlog.list();
    }

    /** Begins as if the store had failed: commands are refused until the first probe succeeds. */
    public void beginAway(Throwable reason) {
        breaker.open(reason);
    }

    /**
     * Tries once more to make the pending evictions, within the command deadline, tells what is lost, and closes the
     * store if it owns it. Later commands are refused. Idempotent.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (backlog.size() > 0) {
            lastReplay();
        }
        timer.close();
        if (ownsStore) {
            store.close();
        }
    }

    /** Returns the kind of store, and whether commands are sent. */
    @Override
    public String toString() {
        return store.getClass().getSimpleName() + " " + breakerState();
    }

    private <T> CompletionStage<T> guarded(String key, Supplier<CompletionStage<T>> sender, Consumer<T> late) {
        int era = breaker.admit();
        if (era == Breaker.REFUSED || closed) {
            return CompletableFuture.failedFuture(refusal());
        }
        if (backlog.covers(key)) {
            return CompletableFuture.failedFuture(BypassException.evictionPending());
        }
        return sent(new Counted<>(era, late), sender, commandDeadline);
    }

    private BypassException refusal() {
        return closed ? BypassException.closed() : BypassException.breakerOpen();
    }

    private static <T extends @Nullable Object> Command<T> sent(
            Consequence<T> consequence, Supplier<CompletionStage<T>> sender, Deadline deadline) {
        Command<T> command = new Command<>(consequence);
        command.send(sender);
        if (!command.isDone()) {
            deadline.watch(command);
        }
        return command;
    }

    private Deadline deadline(Collection<GroupPattern> groups) {
        return groups.isEmpty() ? commandDeadline : patternDeadline;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the lease ends by itself when this fails
    private void giveBack(String key, Lease lease) {
        store.release(key, lease);
    }

    private void breakerMoved(BreakerState from, BreakerState to) {
        observer.breakerMoved(from, to, to == BreakerState.OPEN ? breaker.lastFailure() : null);
        switch (to) {
            case OPEN -> prober.storeFails(from == BreakerState.CLOSED);
            case CLOSED -> {
                prober.storeIsBack();
                replayer.wake();
            }
            case HALF_OPEN -> {}
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void probe() {
        sent(new Uncounted<Void>(), store::ping, commandDeadline).whenComplete((pong, failure) -> {
            if (failure == null) {
                breaker.probeSucceeded();
            } else {
                breaker.probeFailed(failure);
            }
        });
    }

    private CompletableFuture<Long> replay(List<String> keys, List<GroupPattern> groups) {
        int era = breaker.admit();
        return sent(new Counted<>(era, late -> {}), () -> store.evict(keys, groups), deadline(groups));
    }

    private void lastReplay() {
        List<Scope> scopes = backlog.all();
        long ticket = backlog.ticket();
        try {
            store.evict(Replayer.keys(scopes), Replayer.groups(scopes))
                    .toCompletableFuture()
                    .get(settings.commandTimeout().toNanos(), TimeUnit.NANOSECONDS);
            backlog.discharge(scopes, ticket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            // What is lost is told below.
        }
        if (backlog.size() > 0) {
            observer.evictionsLost(backlog.list());
        }
    }

    /** A ping counts for nothing but itself. */
    private static final class Uncounted<T extends @Nullable Object> implements Consequence<T> {
        @Override
        public void succeeded(T value) {}

        @Override
        public Throwable failed(Throwable failure) {
            return failure;
        }

        @Override
        public Throwable abandoned(Throwable failure) {
            return failure;
        }

        @Override
        public void late(T value) {}
    }

    /** The outcome of a command counts for the breaker. */
    private final class Counted<T> implements Consequence<T> {

        private final int era;

        private final Consumer<T> late;

        Counted(int era, Consumer<T> late) {
            this.era = era;
            this.late = late;
        }

        @Override
        public void succeeded(T value) {
            breaker.succeeded(era);
        }

        @Override
        public Throwable failed(Throwable failure) {
            breaker.failed(era, failure);
            return failure;
        }

        @Override
        public Throwable abandoned(Throwable failure) {
            return failure;
        }

        @Override
        public void late(T value) {
            late.accept(value);
        }
    }

    /** One attempt to evict. */
    private final class Attempt implements Consequence<Long> {

        private final List<String> keys;

        private final List<GroupPattern> groups;

        private final long ticket = backlog.ticket();

        private final int era = closed ? Breaker.REFUSED : breaker.admit();

        Attempt(List<String> keys, List<GroupPattern> groups) {
            this.keys = keys;
            this.groups = groups;
        }

        @Override
        public void succeeded(Long removed) {
            breaker.succeeded(era);
            backlog.discharge(keys, groups, ticket);
        }

        @Override
        public Throwable failed(Throwable failure) {
            breaker.failed(era, failure);
            return queue(failure);
        }

        @Override
        public Throwable abandoned(Throwable failure) {
            return queue(failure);
        }

        @Override
        public void late(Long removed) {
            backlog.discharge(keys, groups, ticket);
        }

        StoreException queue(Throwable failure) {
            int replaced = backlog.add(keys, groups, ticket);
            if (closed) {
                observer.evictionsLost(backlog.list());
            } else {
                observer.evictionQueued(keys.size() + groups.size(), backlog.size(), failure);
            }
            if (replaced > 0) {
                observer.evictionsWidened(replaced);
            }
            replayer.wakeLater();
            return new EvictionPendingException(failure);
        }
    }
}
