package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.pending.EvictionTransport;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Sends evictions from one partition within deadlines, and counts their outcomes for its breaker. Thread-safe. */
final class EvictionGate implements EvictionTransport {

    private final PartitionEvictions evictions;

    private final Breaker breaker;

    private final Admission admission;

    private final Deadline keyDeadline;

    private final Deadline patternDeadline;

    private final Runnable refresh;

    /** @param refresh replaces the gates of partitions whose keys have moved */
    EvictionGate(
            PartitionEvictions evictions,
            Breaker breaker,
            Admission admission,
            Deadline keyDeadline,
            Deadline patternDeadline,
            Runnable refresh) {
        this.evictions = evictions;
        this.breaker = breaker;
        this.admission = admission;
        this.keyDeadline = keyDeadline;
        this.patternDeadline = patternDeadline;
        this.refresh = refresh;
    }

    @Override
    public boolean isOpen() {
        return admission.isOpen();
    }

    @Override
    public CompletableFuture<Long> send(List<String> keys, List<GroupPattern> groups, Outcome outcome) {
        refresh.run();
        return send(keys.size(), !groups.isEmpty(), outcome, () -> evictions.evict(keys, groups));
    }

    @Override
    public CompletableFuture<Long> send(
            List<String> keys, List<GroupPattern> groups, Outcome outcome, Supplier<CompletionStage<Long>> byGroup) {
        return send(keys.size(), !groups.isEmpty(), outcome, () -> evictions.evict(keys, groups, byGroup));
    }

    private CompletableFuture<Long> send(
            int keys, boolean byPattern, Outcome outcome, Supplier<CompletionStage<Long>> sender) {
        int epoch = admission.admit();
        if (epoch == Breaker.REFUSED) {
            return CompletableFuture.failedFuture(outcome.failed(admission.refusal()));
        }
        Handler handler = new Handler(breaker, epoch, outcome);
        return byPattern ? patternDeadline.send(handler, sender, 1) : keyDeadline.send(handler, sender, keys);
    }

    @Override
    public CompletableFuture<Long> sendLast(List<String> keys, List<GroupPattern> groups) {
        try {
            return evictions.evict(keys, groups).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
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
