package dev.larder.runtime.internal.pending;

import dev.larder.runtime.internal.time.Timer;
import dev.larder.runtime.spi.index.GroupPattern;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sends evictions. An eviction that fails is pending, and is sent again when the store answers. Thread-safe. */
public final class EvictionSender {

    private final EvictionTransport transport;

    private final EvictionBacklog backlog;

    private final EvictionObserver observer;

    private final EvictionReplayer replayer;

    /** Sends nothing yet. */
    public EvictionSender(
            EvictionTransport transport, EvictionBacklog backlog, EvictionObserver observer, Timer timer) {
        this.transport = transport;
        this.backlog = backlog;
        this.observer = observer;
        this.replayer = new EvictionReplayer(transport, backlog, observer, timer);
    }

    /**
     * Sends an eviction.
     *
     * @return completes with the number of removed keys; fails with {@link EvictionPendingException} when the eviction is
     *     pending now, and with the reason itself when it is lost, after {@link #close}
     */
    public CompletableFuture<Long> send(List<String> keys, List<GroupPattern> groups) {
        return transport.send(keys, groups, new Attempt(keys, groups));
    }

    /**
     * Prepares an eviction that goes together with evictions from other partitions. All are prepared before one of them is
     * sent: each has its ticket then.
     */
    public PreparedEviction prepare(List<String> keys, List<GroupPattern> groups) {
        Attempt attempt = new Attempt(keys, groups);
        return byGroup -> transport.send(keys, groups, attempt, byGroup);
    }

    /** Takes over evictions that failed elsewhere, since their keys have moved here. */
    public void inherit(Collection<String> keys, Collection<GroupPattern> groups) {
        if (backlog.add(keys, groups, backlog.ticket()) == EvictionBacklog.CLOSED) {
            reportLost(PendingScope.lost(keys, groups));
        }
        replayer.wakeLater();
    }

    /** Hands over what is pending, and what fails later, since the keys have moved to other partitions. */
    public void retire(EvictionBacklog.Successor successor) {
        replayer.stop();
        backlog.retire(successor);
    }

    /** Sends what is pending: the store answers again. */
    public void wake() {
        replayer.wake();
    }

    /**
     * Sends what is pending for the last time. An eviction that fails later is lost at once.
     *
     * @return completes within the timeout, after what is lost was reported
     */
    public CompletableFuture<?> close(Duration timeout) {
        List<Scope> scopes = backlog.all();
        long ticket = backlog.ticket();
        CompletableFuture<?> sent = scopes.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : transport
                        .sendLast(Scope.keys(scopes), Scope.groups(scopes))
                        .thenAccept(removed -> backlog.discharge(scopes, ticket))
                        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        return sent.handle((done, failure) -> {
            reportLost(backlog.close());
            return null;
        });
    }

    private void reportLost(List<PendingScope> lost) {
        if (!lost.isEmpty()) {
            observer.evictionsLost(lost);
        }
    }

    /** An eviction that has its ticket and is not sent yet. */
    @FunctionalInterface
    public interface PreparedEviction {

        /**
         * Sends the eviction.
         *
         * @param byGroup removes the keys of its groups from the partition
         * @return see {@link EvictionSender#send}
         */
        CompletableFuture<Long> send(Supplier<CompletionStage<Long>> byGroup);
    }

    /** One attempt to evict. */
    private final class Attempt implements EvictionTransport.Outcome {

        private final List<String> keys;

        private final List<GroupPattern> groups;

        /** Drawn before the attempt is sent; see {@link EvictionBacklog}. */
        private final long ticket = backlog.ticket();

        Attempt(List<String> keys, List<GroupPattern> groups) {
            this.keys = keys;
            this.groups = groups;
        }

        @Override
        public void succeeded(long removed) {
            backlog.discharge(keys, groups, ticket);
        }

        @Override
        public Throwable failed(Throwable failure) {
            int replaced = backlog.add(keys, groups, ticket);
            if (replaced == EvictionBacklog.CLOSED) {
                reportLost(PendingScope.lost(keys, groups));
                return failure;
            }
            observer.evictionQueued(keys.size() + groups.size(), backlog.size(), failure);
            if (replaced > 0) {
                observer.evictionsWidened(replaced);
            }
            replayer.wakeLater();
            return new EvictionPendingException(failure);
        }
    }
}
