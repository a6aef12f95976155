package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.redisson.command.SlotPartitions;
import dev.larder.runtime.spi.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One removal of keys from some partitions, and its outcome for each of them. What fails in one partition leaves the others
 * alone. Thread-safe.
 */
final class RemovalTally {

    private final Unlinker unlinker;

    private final SlotPartitions partitions;

    /** Guarded by itself. */
    private final Map<SlotPartition, Outcome> outcomes = new LinkedHashMap<>();

    RemovalTally(Unlinker unlinker, SlotPartitions partitions, List<SlotPartition> from) {
        this.unlinker = unlinker;
        this.partitions = partitions;
        from.forEach(partition -> outcomes.put(partition, new Outcome()));
    }

    /** Removes those of the keys that are in the partitions; returns how many there were. It never fails. */
    CompletableFuture<Long> unlink(List<byte[]> keys) {
        Map<SlotPartition, List<byte[]>> parts = new LinkedHashMap<>();
        for (byte[] key : keys) {
            parts.computeIfAbsent(partitions.partition(key), absent -> new ArrayList<>())
                    .add(key);
        }
        parts.keySet().retainAll(outcomes.keySet());
        List<CompletableFuture<Long>> removed = new ArrayList<>(parts.size());
        parts.forEach((partition, some) -> removed.add(unlinker.unlink(some).handle((count, failure) -> {
            if (failure != null) {
                fail(partition, failure);
                return 0L;
            }
            add(partition, count);
            return count;
        })));
        return Futures.sum(removed);
    }

    private void add(SlotPartition partition, long removed) {
        synchronized (outcomes) {
            Outcome outcome = outcomes.get(partition);
            if (outcome != null) {
                outcome.removed += removed;
            }
        }
    }

    /** The removal fails in a partition. */
    void fail(SlotPartition partition, Throwable failure) {
        synchronized (outcomes) {
            Outcome outcome = outcomes.get(partition);
            if (outcome != null) {
                outcome.failure = RedisFailure.of("UNLINK", failure);
            }
        }
    }

    /** Returns the outcome in a partition: the number of removed keys, or the failure. */
    CompletableFuture<Long> outcome(SlotPartition partition) {
        synchronized (outcomes) {
            Outcome outcome = outcomes.get(partition);
            if (outcome == null) {
                return CompletableFuture.failedFuture(new StoreException("Redis: the partition is not known"));
            }
            return outcome.failure == null
                    ? CompletableFuture.completedFuture(outcome.removed)
                    : CompletableFuture.failedFuture(outcome.failure);
        }
    }

    /** The outcome in one partition. */
    private static final class Outcome {

        private long removed;

        private @Nullable StoreException failure;
    }
}
