package dev.larder.runtime.internal.pending;

import dev.larder.runtime.internal.time.Timer;
import dev.larder.runtime.spi.GroupPattern;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

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

    /** Sends what is pending: the store answers again. */
    public void wake() {
        replayer.wake();
    }

    /** Sends what is pending for the last time, and reports what is lost. An eviction that fails later is lost at once. */
    public void close(Duration timeout) {
        List<Scope> scopes = backlog.all();
        long ticket = backlog.ticket();
        if (!scopes.isEmpty() && transport.sendLast(Scope.keys(scopes), Scope.groups(scopes), timeout)) {
            backlog.discharge(scopes, ticket);
        }
        reportLost(backlog.close());
    }

    private void reportLost(List<PendingScope> lost) {
        if (!lost.isEmpty()) {
            observer.evictionsLost(lost);
        }
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
