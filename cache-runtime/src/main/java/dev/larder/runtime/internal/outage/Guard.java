package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.CommandRefusedException;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to a store within deadlines, or refuses to; keeps and replays the evictions that failed. What the
 * commands are, {@link GuardedStore} knows. Thread-safe.
 */
final class Guard implements LeaseReturns.Carrier {

    /** Keys for which a command is given its deadline once more: so many take that much longer on the way. */
    private static final int KEYS_PER_DEADLINE = 1000;

    private final CacheStore store;

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

    private final LeaseReturns returns;

    private volatile boolean closed;

    Guard(CacheStore store, OutageSettings settings, EvictionBacklog backlog, OutageObserver observer, Timer timer) {
        this.store = store;
        this.settings = settings;
        this.observer = observer;
        this.timer = timer;
        this.commandDeadline = new Deadline(settings.commandTimeout(), timer);
        this.patternDeadline = new Deadline(settings.patternTimeout(), timer);
        this.pingDeadline = new Deadline(settings.pingTimeout(), timer);
        this.breaker = new Breaker(settings.breakerFailures(), this::breakerMoved);
        this.backlog = backlog;
        this.prober = new Prober(breaker, this::probe, settings.probeInterval(), timer);
        this.replayer = new Replayer(backlog, this::replay, breaker::isClosed, observer, timer);
        this.returns = new LeaseReturns(this, breaker::isClosed, settings.leaseTime(), timer);
    }

    Breaker breaker() {
        return breaker;
    }

    EvictionBacklog backlog() {
        return backlog;
    }

    LeaseReturns returns() {
        return returns;
    }

    /** Sends a command on a key, unless an eviction of the key is pending. */
    <T> CompletionStage<T> send(String key, Supplier<CompletionStage<T>> sender, Leftover<T> leftover) {
        return backlog.covers(key) ? evictionPending() : send(1, sender, leftover);
    }

    /** Sends a command on some keys, unless an eviction of any of them is pending. */
    <T> CompletionStage<T> send(Collection<String> keys, Supplier<CompletionStage<T>> sender, Leftover<T> leftover) {
        return backlog.size() > 0 && keys.stream().anyMatch(backlog::covers)
                ? evictionPending()
                : send(keys.size(), sender, leftover);
    }

    /**
     * Sends a command, whatever evictions are pending.
     *
     * @param keys how many it concerns
     */
    <T extends @Nullable Object> CompletionStage<T> send(
            int keys, Supplier<CompletionStage<T>> sender, Leftover<T> leftover) {
        int era = breaker.admit();
        if (era == Breaker.REFUSED || closed) {
            leftover.unsent().run();
            return CompletableFuture.failedFuture(refusal());
        }
        return sent(new Counted<>(era, leftover), sender, commandDeadline, times(keys));
    }

    /** Sends an eviction; one that fails is pending. */
    CompletionStage<Long> evict(List<String> keys, List<GroupPattern> groups) {
        Attempt attempt = new Attempt(keys, groups);
        return attempt.era == Breaker.REFUSED
                ? CompletableFuture.failedFuture(attempt.queue(refusal()))
                : sentEviction(attempt, keys, groups);
    }

    private Command<Long> sentEviction(Consequence<Long> consequence, List<String> keys, List<GroupPattern> groups) {
        Supplier<CompletionStage<Long>> sender = () -> store.evict(keys, groups);
        return groups.isEmpty()
                ? sent(consequence, sender, commandDeadline, times(keys.size()))
                : sent(consequence, sender, patternDeadline, 1);
    }

    private static int times(int keys) {
        return 1 + keys / KEYS_PER_DEADLINE;
    }

    /** Sends a ping, whatever the breaker says. */
    CompletionStage<Void> ping() {
        return closed
                ? CompletableFuture.failedFuture(refusal())
                : sent(new Uncounted<Void>(), store::ping, pingDeadline, 1);
    }

    /**
     * Tries once more to make the pending evictions, tells what is lost, and refuses everything from now on.
     *
     * @return whether it was open
     */
    boolean close() {
        if (closed) {
            return false;
        }
        closed = true;
        if (backlog.size() > 0) {
            lastReplay();
        }
        timer.close();
        return true;
    }

    private static <T> CompletionStage<T> evictionPending() {
        return CompletableFuture.failedFuture(BypassException.evictionPending());
    }

    private BypassException refusal() {
        return closed ? BypassException.closed() : BypassException.breakerOpen();
    }

    private static <T extends @Nullable Object> Command<T> sent(
            Consequence<T> consequence, Supplier<CompletionStage<T>> sender, Deadline deadline, int times) {
        Command<T> command = new Command<>(consequence);
        command.send(sender);
        if (!command.isDone()) {
            deadline.watch(command, times);
        }
        return command;
    }

    private void breakerMoved(BreakerState from, BreakerState to) {
        observer.breakerMoved(from, to, to == BreakerState.OPEN ? breaker.lastFailure() : null);
        switch (to) {
            case OPEN -> prober.storeFails(from == BreakerState.CLOSED);
            case CLOSED -> {
                prober.storeIsBack();
                replayer.wake();
                returns.wake();
            }
            case HALF_OPEN -> {}
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void probe() {
        sent(new Uncounted<Void>(), store::ping, commandDeadline, 1).whenComplete((pong, failure) -> {
            if (failure == null) {
                breaker.probeSucceeded();
            } else {
                breaker.probeFailed(failure);
            }
        });
    }

    private CompletableFuture<Long> replay(List<String> keys, List<GroupPattern> groups) {
        return sentEviction(new Counted<>(breaker.admit(), Leftover.none()), keys, groups);
    }

    @Override
    public CompletableFuture<List<Acquisition>> acquire(List<LeaseRequest> requests) {
        return sent(
                new Counted<>(breaker.admit(), Leftover.none()),
                () -> store.acquireMany(requests),
                commandDeadline,
                times(requests.size()));
    }

    @Override
    public CompletableFuture<@Nullable Void> release(Map<String, Lease> leases) {
        return sent(
                new Counted<@Nullable Void>(breaker.admit(), Leftover.none()),
                () -> store.releaseMany(leases).thenApply(done -> null),
                commandDeadline,
                times(leases.size()));
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
    private final class Counted<T extends @Nullable Object> implements Consequence<T> {

        private final int era;

        private final Leftover<T> leftover;

        Counted(int era, Leftover<T> leftover) {
            this.era = era;
            this.leftover = leftover;
        }

        @Override
        public void succeeded(T value) {
            breaker.succeeded(era);
        }

        @Override
        public Throwable failed(Throwable failure) {
            breaker.failed(era, failure);
            return abandoned(failure);
        }

        @Override
        public Throwable abandoned(Throwable failure) {
            if (!(failure instanceof CommandRefusedException)) {
                leftover.failed().run();
            }
            return failure;
        }

        @Override
        public void late(T value) {
            leftover.late().accept(value);
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
