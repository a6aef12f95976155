package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.pending.EvictionBacklog;
import dev.larder.runtime.internal.pending.EvictionSender;
import dev.larder.runtime.internal.time.Timer;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheStore;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to a store within deadlines, or refuses them. {@link ResilientStore} knows the commands; evictions go
 * through an {@link EvictionSender}. Thread-safe.
 */
final class CommandGate implements LeaseReleaser.Carrier {

    private final CacheStore store;

    private final Duration commandTimeout;

    private final OutageObserver observer;

    private final Timer timer;

    private final Deadline commandDeadline;

    private final Deadline patternDeadline;

    private final Deadline pingDeadline;

    private final Breaker breaker;

    private final Admission admission;

    private final EvictionBacklog backlog;

    private final EvictionSender evictions;

    private final Prober prober;

    private final LeaseReleaser releaser;

    CommandGate(
            CacheStore store, OutageSettings settings, EvictionBacklog backlog, OutageObserver observer, Timer timer) {
        this.store = store;
        this.commandTimeout = settings.commandTimeout();
        this.observer = observer;
        this.timer = timer;
        this.commandDeadline = new Deadline(settings.commandTimeout(), timer);
        this.patternDeadline = new Deadline(settings.patternTimeout(), timer);
        this.pingDeadline = new Deadline(settings.pingTimeout(), timer);
        this.breaker = new Breaker(settings.breakerFailures(), this::breakerMoved);
        this.admission = new Admission(breaker);
        this.backlog = backlog;
        EvictionGate transport = new EvictionGate(store, breaker, admission, commandDeadline, patternDeadline);
        this.evictions = new EvictionSender(transport, backlog, observer, timer);
        this.prober = new Prober(breaker, this::probe, settings.probeInterval(), timer);
        this.releaser = new LeaseReleaser(this, breaker::isClosed, settings.leaseTime(), timer);
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

    LeaseReleaser releaser() {
        return releaser;
    }

    /** Sends a command on a key, unless an eviction of the key is pending. */
    <T> CompletionStage<T> send(String key, Supplier<CompletionStage<T>> sender, LeaseCleanup<T> cleanup) {
        return isEvictionPending(key) ? evictionPending() : send(1, sender, cleanup);
    }

    /** Sends a command on several keys, unless an eviction of one of them is pending. */
    <T> CompletionStage<T> send(Collection<String> keys, Supplier<CompletionStage<T>> sender, LeaseCleanup<T> cleanup) {
        return keys.stream().anyMatch(this::isEvictionPending) ? evictionPending() : send(keys.size(), sender, cleanup);
    }

    /** Returns whether an eviction of the key failed, or may have been lost by the store. */
    private boolean isEvictionPending(String key) {
        return backlog.covers(key) || store.isRepeatingEvictionOf(key);
    }

    /**
     * Sends a command, whatever evictions are pending.
     *
     * @param keys number of its keys
     */
    <T extends @Nullable Object> CompletionStage<T> send(
            int keys, Supplier<CompletionStage<T>> sender, LeaseCleanup<T> cleanup) {
        int epoch = admission.admit();
        if (epoch == Breaker.REFUSED) {
            cleanup.unsent().run();
            return CompletableFuture.failedFuture(admission.refusal());
        }
        return commandDeadline.send(new BreakerOutcomeHandler<>(breaker, epoch, cleanup), sender, keys);
    }

    /** Sends a ping, even while the breaker is open. */
    CompletionStage<Void> ping() {
        return admission.isCacheClosed()
                ? CompletableFuture.failedFuture(admission.refusal())
                : pingDeadline.send(OutcomeHandler.none(), store::ping, 1);
    }

    /**
     * Refuses all commands from now on, and fails those that are not answered. Then it sends the pending evictions once more,
     * and reports those that are lost.
     *
     * @return whether the cache was open
     */
    boolean close() {
        if (!admission.close()) {
            return false;
        }
        // Before the last evictions: one that fails here is pending, and so among them.
        commandDeadline.close();
        patternDeadline.close();
        pingDeadline.close();
        evictions.close(commandTimeout);
        timer.close();
        return true;
    }

    private static <T> CompletionStage<T> evictionPending() {
        return CompletableFuture.failedFuture(BypassException.evictionPending());
    }

    private void breakerMoved(BreakerState from, BreakerState to) {
        observer.breakerMoved(from, to, to == BreakerState.OPEN ? breaker.lastFailure() : null);
        switch (to) {
            case OPEN -> prober.storeFails(from == BreakerState.CLOSED);
            case CLOSED -> {
                prober.storeIsBack();
                evictions.wake();
                releaser.wake();
            }
            case HALF_OPEN -> {}
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // its outcome is handled
    private void probe() {
        commandDeadline.send(OutcomeHandler.none(), store::ping, 1).whenComplete((pong, failure) -> {
            if (failure == null) {
                breaker.probeSucceeded();
            } else {
                breaker.probeFailed(failure);
            }
        });
    }

    @Override
    public CompletableFuture<@Nullable Void> release(Map<String, Long> loadIds) {
        return commandDeadline.send(
                new BreakerOutcomeHandler<@Nullable Void>(breaker, breaker.admit(), LeaseCleanup.none()),
                () -> store.releaseMany(loadIds).thenApply(done -> null),
                loadIds.size());
    }
}
