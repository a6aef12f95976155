package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Sends evictions; those that fail are pending, and sent again when the store answers. Thread-safe. */
final class EvictionSender {

    private final CacheStore store;

    private final Breaker breaker;

    private final EvictionBacklog backlog;

    private final OutageObserver observer;

    private final Deadline keyDeadline;

    private final Deadline patternDeadline;

    private final Replayer replayer;

    private volatile boolean closed;

    EvictionSender(
            CacheStore store,
            Breaker breaker,
            EvictionBacklog backlog,
            OutageObserver observer,
            Deadline keyDeadline,
            Deadline patternDeadline,
            Timer timer) {
        this.store = store;
        this.breaker = breaker;
        this.backlog = backlog;
        this.observer = observer;
        this.keyDeadline = keyDeadline;
        this.patternDeadline = patternDeadline;
        this.replayer = new Replayer(backlog, this::replay, breaker::isClosed, observer, timer);
    }

    /** Sends an eviction; one that fails is pending. */
    CompletionStage<Long> send(List<String> keys, List<GroupPattern> groups) {
        Attempt attempt = new Attempt(keys, groups);
        return attempt.epoch == Breaker.REFUSED
                ? CompletableFuture.failedFuture(
                        attempt.queue(closed ? BypassException.closed() : BypassException.breakerOpen()))
                : sent(attempt, keys, groups);
    }

    private CompletableFuture<Long> replay(List<String> keys, List<GroupPattern> groups) {
        return sent(new Counted<>(breaker, breaker.admit(), Leftover.none()), keys, groups);
    }

    private Command<Long> sent(Consequence<Long> consequence, List<String> keys, List<GroupPattern> groups) {
        Supplier<CompletionStage<Long>> sender = () -> store.evict(keys, groups);
        return groups.isEmpty()
                ? keyDeadline.send(consequence, sender, keys.size())
                : patternDeadline.send(consequence, sender, 1);
    }

    /** The store answers again. */
    void wake() {
        replayer.wake();
    }

    /** Tries once more to make what is pending, and tells what is lost; what fails from now on is lost at once. */
    void close(Duration timeout) {
        closed = true;
        if (backlog.size() > 0) {
            lastReplay(timeout);
        }
    }

    private void lastReplay(Duration timeout) {
        List<Scope> scopes = backlog.all();
        long ticket = backlog.ticket();
        try {
            store.evict(Replayer.keys(scopes), Replayer.groups(scopes))
                    .toCompletableFuture()
                    .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
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

    /** One attempt to evict. */
    private final class Attempt implements Consequence<Long> {

        private final List<String> keys;

        private final List<GroupPattern> groups;

        private final long ticket = backlog.ticket();

        private final int epoch = closed ? Breaker.REFUSED : breaker.admit();

        Attempt(List<String> keys, List<GroupPattern> groups) {
            this.keys = keys;
            this.groups = groups;
        }

        @Override
        public void succeeded(Long removed) {
            breaker.succeeded(epoch);
            backlog.discharge(keys, groups, ticket);
        }

        @Override
        public Throwable failed(Throwable failure) {
            breaker.failed(epoch, failure);
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
