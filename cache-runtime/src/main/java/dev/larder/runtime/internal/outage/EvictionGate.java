package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.pending.EvictionTransport;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Sends evictions within deadlines, and counts their outcomes for the breaker. Thread-safe. */
final class EvictionGate implements EvictionTransport {

    private final CacheStore store;

    private final Breaker breaker;

    private final Admission admission;

    private final Deadline keyDeadline;

    private final Deadline patternDeadline;

    EvictionGate(
            CacheStore store, Breaker breaker, Admission admission, Deadline keyDeadline, Deadline patternDeadline) {
        this.store = store;
        this.breaker = breaker;
        this.admission = admission;
        this.keyDeadline = keyDeadline;
        this.patternDeadline = patternDeadline;
    }

    @Override
    public boolean isOpen() {
        return admission.isOpen();
    }

    @Override
    public CompletableFuture<Long> send(List<String> keys, List<GroupPattern> groups, Outcome outcome) {
        int epoch = admission.admit();
        if (epoch == Breaker.REFUSED) {
            return CompletableFuture.failedFuture(outcome.failed(admission.refusal()));
        }
        Handler handler = new Handler(breaker, epoch, outcome);
        Supplier<CompletionStage<Long>> sender = () -> store.evict(keys, groups);
        return groups.isEmpty()
                ? keyDeadline.send(handler, sender, keys.size())
                : patternDeadline.send(handler, sender, 1);
    }

    @Override
    public boolean sendLast(List<String> keys, List<GroupPattern> groups, Duration timeout) {
        try {
            store.evict(keys, groups).toCompletableFuture().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return false;
        }
    }

    /** @param epoch the epoch of the breaker in which the eviction was admitted */
    private record Handler(Breaker breaker, int epoch, Outcome outcome) implements OutcomeHandler<Long> {

        @Override
        public void succeeded(Long removed) {
            breaker.succeeded(epoch);
            outcome.succeeded(removed);
        }

        @Override
        public Throwable failed(Throwable failure) {
            breaker.failed(epoch, failure);
            return outcome.failed(failure);
        }

        @Override
        public Throwable abandoned(Throwable failure) {
            return outcome.failed(failure);
        }

        @Override
        public void late(Long removed) {
            outcome.succeeded(removed);
        }
    }
}
