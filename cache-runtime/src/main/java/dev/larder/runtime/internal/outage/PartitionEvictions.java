package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Partition;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The evictions from one partition of a store. Thread-safe.
 *
 * @param alone whether the store has no other partition
 * @param answering returns whether commands to a partition are sent
 */
record PartitionEvictions(CacheStore store, Partition partition, boolean alone, Predicate<Partition> answering) {

    /** Removes keys of the partition, and its keys that match a group. */
    CompletionStage<Long> evict(List<String> keys, List<GroupPattern> groups) {
        return alone
                ? store.evict(keys, groups)
                : evict(
                        keys,
                        groups,
                        () -> store.evict(groups, List.of(partition), answering).get(0));
    }

    /**
     * Removes keys of the partition and, together with other partitions, its keys that match a group.
     *
     * @param byGroup removes the keys of the groups
     */
    CompletionStage<Long> evict(List<String> keys, List<GroupPattern> groups, Supplier<CompletionStage<Long>> byGroup) {
        if (groups.isEmpty()) {
            return store.evict(keys, List.of());
        }
        return keys.isEmpty() ? byGroup.get() : store.evict(keys, List.of()).thenCombine(byGroup.get(), Long::sum);
    }
}
