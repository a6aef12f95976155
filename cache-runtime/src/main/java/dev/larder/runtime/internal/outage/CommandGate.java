package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to a store within deadlines, or refuses to. What the commands are, {@link ResilientStore} knows; evictions are
 * sent by its {@link EvictionSender}. Thread-safe.
 */
final class CommandGate implements LeaseReleaser.Carrier {

    private final CacheStore store;

    private final OutageSettings settings;

    private final OutageObserver observer;

    private final Timer timer;

    private final Deadline commandDeadline;

    private final Deadline pingDeadline;

    private final Breaker breaker;

    private final EvictionBacklog backlog;

    private final EvictionSender evictions;

    private final Prober prober;

    private final LeaseReleaser returns;

    private final StoresUnderWay stores = new StoresUnderWay();

    private volatile boolean closed;

    CommandGate(
            CacheStore store, OutageSettings settings, EvictionBacklog backlog, OutageObserver observer, Timer timer) {
        this.store = store;
        this.settings = settings;
        this.observer = observer;
        this.timer = timer;
        this.commandDeadline = new Deadline(settings.commandTimeout(), timer);
        this.pingDeadline = new Deadline(settings.pingTimeout(), timer);
        this.breaker = new Breaker(settings.breakerFailures(), this::breakerMoved);
        this.backlog = backlog;
        Deadline patternDeadline = new Deadline(settings.patternTimeout(), timer);
        this.evictions = new EvictionSender(store, breaker, backlog, observer, commandDeadline, patternDeadline, timer);
        this.prober = new Prober(breaker, this::probe, settings.probeInterval(), timer);
        this.returns = new LeaseReleaser(this, breaker::isClosed, settings.leaseTime(), timer);
    }

    Breaker breaker() {
        return breaker;
    }

    EvictionBacklog backlog() {
        return backlog;
    }

    EvictionSender evictions() {
        return evictions;
    }

    LeaseReleaser returns() {
        return returns;
    }

    StoresUnderWay stores() {
        return stores;
    }

    /** Sends a command on a key, behind the store of it that is under way, unless an eviction of the key is pending. */
    <T> CompletionStage<T> send(String key, Supplier<CompletionStage<T>> sender, Leftover<T> leftover) {
        return backlog.covers(key) ? evictionPending() : send(1, stores.behind(key, sender), leftover);
    }

    /** Sends a command on some keys, behind the stores of them that are under way, unless an eviction of any is pending. */
    <T> CompletionStage<T> send(Collection<String> keys, Supplier<CompletionStage<T>> sender, Leftover<T> leftover) {
        return backlog.size() > 0 && keys.stream().anyMatch(backlog::covers)
                ? evictionPending()
                : send(keys.size(), stores.behind(keys, sender), leftover);
    }

    /**
     * Sends a command, whatever evictions are pending.
     *
     * @param keys how many it concerns
     */
    <T extends @Nullable Object> CompletionStage<T> send(
            int keys, Supplier<CompletionStage<T>> sender, Leftover<T> leftover) {
        int epoch = breaker.admit();
        if (epoch == Breaker.REFUSED || closed) {
            leftover.unsent().run();
            return CompletableFuture.failedFuture(refusal());
        }
        return commandDeadline.send(new Counted<>(breaker, epoch, leftover), sender, keys);
    }

    /** Sends a ping, whatever the breaker says. */
    CompletionStage<Void> ping() {
        return closed
                ? CompletableFuture.failedFuture(refusal())
                : pingDeadline.send(new Uncounted<Void>(), store::ping, 1);
    }

    /**
     * Refuses everything from now on, waits for the stores that are under way, tries once more to make the pending evictions,
     * and tells what is lost.
     *
     * @return whether it was open
     */
    boolean close() {
        if (closed) {
            return false;
        }
        closed = true;
        stores.await(settings.commandTimeout());
        evictions.close(settings.commandTimeout());
        timer.close();
        return true;
    }

    private static <T> CompletionStage<T> evictionPending() {
        return CompletableFuture.failedFuture(BypassException.evictionPending());
    }

    private BypassException refusal() {
        return closed ? BypassException.closed() : BypassException.breakerOpen();
    }

    private void breakerMoved(BreakerState from, BreakerState to) {
        observer.breakerMoved(from, to, to == BreakerState.OPEN ? breaker.lastFailure() : null);
        switch (to) {
            case OPEN -> prober.storeFails(from == BreakerState.CLOSED);
            case CLOSED -> {
                prober.storeIsBack();
                evictions.wake();
                returns.wake();
            }
            case HALF_OPEN -> {}
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void probe() {
        commandDeadline.send(new Uncounted<Void>(), store::ping, 1).whenComplete((pong, failure) -> {
            if (failure == null) {
                breaker.probeSucceeded();
            } else {
                breaker.probeFailed(failure);
            }
        });
    }

    @Override
    public CompletableFuture<List<Acquisition>> acquire(List<LeaseRequest> requests) {
        return commandDeadline.send(
                new Counted<>(breaker, breaker.admit(), Leftover.none()),
                () -> store.acquireMany(requests),
                requests.size());
    }

    @Override
    public CompletableFuture<@Nullable Void> release(Map<String, Lease> leases) {
        return commandDeadline.send(
                new Counted<@Nullable Void>(breaker, breaker.admit(), Leftover.none()),
                () -> store.releaseMany(leases).thenApply(done -> null),
                leases.size());
    }
}
