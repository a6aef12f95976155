package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.redisson.command.SlotPartitions;
import dev.larder.runtime.redisson.removal.RemovalNotice;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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

    private final Set<GroupPattern> told = ConcurrentHashMap.newKeySet();

    RemovalTally(Unlinker unlinker, SlotPartitions partitions, List<SlotPartition> from) {
        this.unlinker = unlinker;
        this.partitions = partitions;
        from.forEach(partition -> outcomes.put(partition, new Outcome()));
    }

    /** Removes those of the keys that are in the partitions; returns how many there were. It never fails. */
    CompletableFuture<Long> unlink(List<byte[]> keys) {
        return unlink(keys, unlinker::unlink);
    }

    private CompletableFuture<Long> unlink(
            List<byte[]> keys, Function<List<byte[]>, CompletableFuture<Long>> unlinked) {
        Map<SlotPartition, List<byte[]>> parts = new LinkedHashMap<>();
        for (byte[] key : keys) {
            parts.computeIfAbsent(partitions.partition(key), absent -> new ArrayList<>())
                    .add(key);
        }
        parts.keySet().retainAll(outcomes.keySet());
        List<CompletableFuture<Long>> removed = new ArrayList<>(parts.size());
        parts.forEach((partition, some) -> removed.add(counted(partition, unlinked.apply(some))));
        return Futures.sum(removed);
    }

    /** Removes keys that a tag has told, and tells near caches of each; see {@link #unlink}. */
    CompletableFuture<Long> unlinkFound(List<byte[]> keys) {
        return unlink(keys, unlinker::unlinkFound);
    }

    /**
     * Removes the keys of a group, of which there are no others; see {@link #unlink}. The same command tells it where one
     * command takes all keys.
     */
    CompletableFuture<Long> unlinkAll(List<byte[]> keys, GroupPattern group) {
        Optional<RemovalNotice> notice = noticeAtOnce(group);
        if (notice.isEmpty() || keys.isEmpty() || !unlinker.takesAtOnce(keys)) {
            return unlink(keys);
        }
        return counted(partitions.list().get(0), unlinker.unlinkAll(keys, notice.get()))
                .thenApply(count -> {
                    told(group);
                    return count;
                });
    }

    private CompletableFuture<Long> counted(SlotPartition partition, CompletableFuture<Long> removal) {
        return removal.handle((count, failure) -> {
            if (failure != null) {
                fail(partition, failure);
                return 0L;
            }
            add(partition, count);
            return count;
        });
    }

    /** Returns what a command tells that removes all keys of a group; nothing where there must be several commands. */
    Optional<RemovalNotice> noticeAtOnce(GroupPattern group) {
        return partitions.list().size() == 1 ? unlinker.notice(group) : Optional.empty();
    }

    /** A command has told the removal of a group. */
    void told(GroupPattern group) {
        told.add(group);
    }

    /** Returns whether a command that removed the group's keys has told it. */
    boolean isTold(GroupPattern group) {
        return told.contains(group);
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
