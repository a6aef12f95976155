package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.pending.EvictionBacklog;
import dev.larder.runtime.internal.pending.EvictionSender;
import dev.larder.runtime.internal.time.Timer;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Partition;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands on the keys of one partition within deadlines, or refuses them. {@link ResilientStore} knows the commands;
 * evictions go through an {@link EvictionSender}. Thread-safe.
 */
final class CommandGate implements LeaseReleaser.Carrier, PartitionState {

    private final Partition partition;

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

    private final Runnable refresh;

    private final LeaseReleaser releaser;

    private final LeaseCleanups cleanup;

    private final Suspicion suspicion;

    /** Whether the partition was replaced by others. */
    private volatile boolean retired;

    /** @param refresh replaces the gates of partitions whose keys have moved; a JVM without calls must notice, too */
    CommandGate(
            PartitionEvictions evictions,
            Runnable refresh,
            OutageSettings settings,
            EvictionBacklog backlog,
            OutageObserver observer,
            Timer timer) {
        this.partition = evictions.partition();
        this.store = evictions.store();
        this.commandTimeout = settings.commandTimeout();
        this.observer = observer;
        this.timer = timer;
        this.commandDeadline = new Deadline(settings.commandTimeout(), timer);
        this.patternDeadline = new Deadline(settings.patternTimeout(), timer);
        this.pingDeadline = new Deadline(settings.pingTimeout(), timer);
        this.breaker = new Breaker(settings.breakerFailures(), this::breakerMoved);
        this.admission = new Admission(breaker);
        this.backlog = backlog;
        EvictionGate transport =
                new EvictionGate(evictions, breaker, admission, commandDeadline, patternDeadline, refresh);
        this.evictions = new EvictionSender(transport, backlog, observer, timer);
        this.refresh = refresh;
        this.prober = new Prober(breaker, this::probe, settings.probeInterval(), timer);
        this.releaser = new LeaseReleaser(this, breaker::isClosed, settings.leaseTime(), timer);
        this.cleanup = new LeaseCleanups(this::release, releaser);
        this.suspicion = new Suspicion(breaker, this::pingInTime);
    }

    Partition partition() {
        return partition;
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

    /** Returns the makers of cleanups for commands on leases. */
    LeaseCleanups cleanup() {
        return cleanup;
    }

    @Override
    public String name() {
        return partition.name();
    }

    @Override
    public BreakerState breakerState() {
        return breaker.state();
    }

    @Override
    public int pendingEvictions() {
        return backlog.size();
    }

    @Override
    public @Nullable Throwable lastFailure() {
        return breaker.lastFailure();
    }

    /** Sends a command on a key, unless an eviction of the key is pending. */
    <T> CompletionStage<T> send(String key, Supplier<CompletionStage<T>> sender, LeaseCleanup<T> cleanup) {
        return isEvictionPending(key) ? evictionPending() : send(1, sender, cleanup);
    }

    /** Returns whether an eviction of the key failed, or may have been lost by the store. */
    boolean isEvictionPending(String key) {
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

    /**
     * Sends a command that involves other partitions as well.
     *
     * @param handler counts the outcome for all of them
     * @param keys number of its keys
     */
    <T> CompletionStage<T> sendCounted(OutcomeHandler<T> handler, Supplier<CompletionStage<T>> sender, int keys) {
        return commandDeadline.send(handler, sender, keys);
    }

    /** Sends a command that looks through the keyspace, within the deadline of patterns. */
    <T> CompletionStage<T> scanCounted(OutcomeHandler<T> handler, Supplier<CompletionStage<T>> sender) {
        return patternDeadline.send(handler, sender, 1);
    }

    /** Gives back the lease of a load. If that fails, it is given back later, or ends by itself. */
    CompletionStage<Void> release(String key, long loadId) {
        return send(1, () -> store.release(key, loadId), cleanup.ofLease(key, loadId));
    }

    /** Returns the epoch of the breaker in which a command is sent, or {@link Breaker#REFUSED}. */
    int admit() {
        return admission.admit();
    }

    /** Returns the exception for a command that was not admitted. */
    BypassException refusal() {
        return admission.refusal();
    }

    /** Returns whether commands are sent. */
    boolean isAnswering() {
        return breaker.isClosed();
    }

    /** A command failed that involves other partitions as well. A ping finds out whether this one failed. */
    void suspect(int epoch) {
        suspicion.raise(epoch);
    }

    @Override
    public CompletionStage<Void> ping() {
        return admission.isCacheClosed()
                ? CompletableFuture.failedFuture(admission.refusal())
                : pingDeadline.send(OutcomeHandler.none(), () -> store.ping(partition), 1);
    }

    private CompletableFuture<Void> pingInTime() {
        return commandDeadline.send(OutcomeHandler.none(), () -> store.ping(partition), 1);
    }

    /** Hands the pending evictions over, since the partition was replaced by others. */
    void retire(EvictionBacklog.Successor successor) {
        evictions.retire(successor);
        if (!breaker.isClosed()) {
            breaker.close();
        }
        retired = true;
    }

    /**
     * Refuses all commands from now on, and fails those that are not answered.
     *
     * @return whether the cache was open
     */
    boolean close() {
        if (!admission.close()) {
            return false;
        }
        commandDeadline.close();
        patternDeadline.close();
        pingDeadline.close();
        return true;
    }

    /** Sends the pending evictions once more after {@link #close}, and reports those that are lost. */
    CompletableFuture<?> sendLastEvictions() {
        // An eviction that failed by closing is pending, and so among them.
        return evictions.close(commandTimeout);
    }

    private static <T> CompletionStage<T> evictionPending() {
        return CompletableFuture.failedFuture(BypassException.evictionPending());
    }

    private void breakerMoved(BreakerState from, BreakerState to) {
        if (retired) {
            return;
        }
        observer.breakerMoved(partition.name(), from, to, to == BreakerState.OPEN ? breaker.lastFailure() : null);
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
        refresh.run();
        pingInTime().whenComplete((pong, failure) -> {
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
