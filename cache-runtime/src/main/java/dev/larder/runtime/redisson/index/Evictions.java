package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.redisson.command.SlotPartitions;
import dev.larder.runtime.redisson.removal.Removals;
import dev.larder.runtime.redisson.trace.Traces;
import dev.larder.runtime.spi.CommandRefusedException;
import dev.larder.runtime.spi.Partition;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.near.NearRemoval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Evicts keys and groups of keys. All commands of a call go at once. A group is found by the index or, where the index may
 * be incomplete or is on a server that does not answer, by a scan of the masters. A tag is found by its set only.
 */
public final class Evictions {

    private final RedisChannel channel;

    private final Supplier<SlotPartitions> partitions;

    private final BooleanSupplier isIndexUnreliable;

    private final Predicate<SlotPartition> isMasterKnown;

    private final Unlinker unlinker;

    private final KeyIndex index;

    private final KeyspaceScan scan;

    private final Removals removals;

    private final Traces traces;

    private final RecentEvictions recent = new RecentEvictions(System::nanoTime);

    /**
     * @param index has the sets of tags
     * @param removals tells the removals
     * @param traces keeps what was evicted when
     * @param partitions returns the present partitions
     * @param isIndexUnreliable whether index entries may be missing of keys that exist
     * @param isMasterKnown whether the master of a partition is known to have received all evictions
     */
    public Evictions(
            RedisChannel channel,
            KeyIndex index,
            Removals removals,
            Traces traces,
            Supplier<SlotPartitions> partitions,
            BooleanSupplier isIndexUnreliable,
            Predicate<SlotPartition> isMasterKnown) {
        this.channel = channel;
        this.index = index;
        this.removals = removals;
        this.partitions = partitions;
        this.isIndexUnreliable = isIndexUnreliable;
        this.isMasterKnown = isMasterKnown;
        this.traces = traces;
        this.unlinker = new Unlinker(channel, removals, traces);
        this.scan = new KeyspaceScan(channel);
    }

    /** Removes keys and groups; returns how many keys there were. Fails when a part of any partition fails. */
    public CompletableFuture<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        SlotPartitions now = partitions.get();
        remember(now, exactKeys, groups);
        List<CompletableFuture<Long>> parts = new ArrayList<>(groups.size() + 1);
        parts.add(unlink(exactKeys));
        if (!groups.isEmpty()) {
            parts.addAll(remove(now, groups, now.list(), partition -> true));
        }
        return removals.tellAfter(
                parts.size() == 1 ? parts.get(0) : Futures.sum(parts), () -> NearRemoval.of(exactKeys, groups));
    }

    private void remember(SlotPartitions now, Collection<String> keys, Collection<GroupPattern> groups) {
        Map<SlotPartition, List<String>> byPartition = new LinkedHashMap<>();
        if (!groups.isEmpty()) {
            now.list().forEach(partition -> byPartition.put(partition, new ArrayList<>()));
        }
        keys.forEach(key -> byPartition
                .computeIfAbsent(now.partition(key), absent -> new ArrayList<>())
                .add(key));
        byPartition.forEach((partition, some) -> recent.add(partition, some, groups));
    }

    /**
     * Removes the groups from some partitions. Each of them succeeds or fails by itself.
     *
     * @param answering returns whether the master of a partition is expected to answer
     * @return for each partition, in their order, the number of removed keys
     */
    public List<CompletableFuture<Long>> evict(
            Collection<GroupPattern> groups, List<SlotPartition> from, Predicate<Partition> answering) {
        from.forEach(partition -> recent.add(partition, List.of(), groups));
        return remove(partitions.get(), groups, from, answering).stream()
                .map(removed -> removals.tellAfter(removed, () -> NearRemoval.of(List.of(), groups)))
                .toList();
    }

    /** Counts the keys of all partitions that match a glob. Fails when one of them cannot be scanned. */
    public CompletableFuture<Long> count(String glob) {
        return scan.count(glob, partitions.get().list());
    }

    /** Returns whether a recent eviction covers the key, and its master may not have received that. */
    public boolean isRepeating(String key) {
        if (!recent.isFrozen()) {
            return false;
        }
        SlotPartition partition = partitions.get().partition(key);
        return !isMasterKnown.test(partition) && recent.isFrozenFor(partition, key);
    }

    /** Keeps recent evictions for a repetition, since a connection to a master was lost. */
    public void keepRecent() {
        recent.freeze(partitions.get().list());
    }

    /** Lets recent evictions from a partition expire again, since its master is the one that received them. */
    public void forgetOld(SlotPartition partition) {
        recent.resume(partition);
    }

    /** Repeats recent evictions from a partition, which its new master may not have received; fails when it does not accept them. */
    public CompletableFuture<Long> replay(SlotPartition partition) {
        RecentEvictions.Batch batch = recent.batch(partition);
        List<CompletableFuture<Long>> parts = new ArrayList<>();
        parts.add(traces.restart(set -> partitions.get().partition(set).equals(partition))
                .thenApply(done -> 0L));
        parts.add(unlink(batch.keys()));
        if (!batch.groups().isEmpty()) {
            parts.addAll(remove(partitions.get(), batch.groups(), List.of(partition), other -> true));
        }
        return removals.tellAfter(Futures.sum(parts), () -> NearRemoval.of(batch.keys(), batch.groups()));
    }

    private CompletableFuture<Long> unlink(Collection<String> keys) {
        return unlinker.unlinkExact(List.copyOf(keys));
    }

    private List<CompletableFuture<Long>> remove(
            SlotPartitions now,
            Collection<GroupPattern> groups,
            List<SlotPartition> from,
            Predicate<Partition> answering) {
        RemovalTally tally = new RemovalTally(unlinker, now, from);
        CompletableFuture<?>[] removals = groups.stream()
                .map(group -> remove(now, group, from, answering, tally))
                .toArray(CompletableFuture[]::new);
        CompletableFuture<Void> done = CompletableFuture.allOf(removals);
        return from.stream()
                .map(partition -> done.thenCompose(all -> tally.outcome(partition))
                        .thenCompose(removed -> publish(
                                        groups.stream()
                                                .filter(group -> !group.isTag() && !tally.isTold(group))
                                                .toList(),
                                        partition)
                                .thenApply(published -> removed)))
                .toList();
    }

    /** Publishes that groups were removed from a partition, by its master. A refusal counts as done. */
    private CompletableFuture<Void> publish(Collection<GroupPattern> groups, SlotPartition partition) {
        return removals.isTold() && !groups.isEmpty()
                ? channel.masters().publish(partition, removals.noticeOfGroups(groups))
                : CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<?> remove(
            SlotPartitions now,
            GroupPattern group,
            List<SlotPartition> from,
            Predicate<Partition> answering,
            RemovalTally tally) {
        if (group.isTag()) {
            return removeTagged(now, group, from, answering, tally);
        }
        Supplier<CompletableFuture<Long>> scanning =
                () -> scan.remove(group.glob(), from, tally).thenApply(done -> 0L);
        boolean scanned = group.needsScan()
                || isIndexUnreliable.getAsBoolean()
                || !answering.test(now.partition(IndexSet.of(group.prefix())))
                || !answering.test(now.partition(IndexSet.of(group.head())));
        Supplier<CompletableFuture<Long>> byIndex =
                () -> new IndexedGroup(channel, group, tally, GroupPages.untraced(channel, group), scanning)
                        .remove()
                        .exceptionallyCompose(failure -> withoutIndex(now, from, tally, scanning, failure));
        // The trace comes before the look for keys: one that is listed later asks for traces later still.
        Supplier<CompletableFuture<Long>> apart =
                () -> traces.leaveBefore(scanned ? scanning : byIndex, List.of(), List.of(group));
        if (scanned || !traces.takes(group)) {
            return apart.get();
        }
        return new IndexedGroup(
                        channel,
                        group,
                        tally,
                        arguments -> traces.readGroup(group, GroupPages.sets(group), arguments),
                        scanning)
                .remove()
                .exceptionallyCompose(failure -> RedisFailure.isMultiKeyRefusal(failure)
                        ? apart.get()
                        : withoutIndex(now, from, tally, scanning, failure));
    }

    /**
     * Removes the keys that carry a tag. No scan finds them. Where the server may have dropped their set, or the trace, all keys
     * go as well that may carry the tag as far as this JVM knows.
     */
    private CompletableFuture<?> removeTagged(
            SlotPartitions now,
            GroupPattern group,
            List<SlotPartition> from,
            Predicate<Partition> answering,
            RemovalTally tally) {
        Set<SlotPartition> listing = new LinkedHashSet<>(
                List.of(now.partition(IndexSet.ofTag(group.prefix())), now.partition(IndexSet.register(group.head()))));
        if (!listing.stream().allMatch(answering)) {
            failTagged(
                    from, listing, new StoreException("Redis: the server that lists the keys of a tag is away"), tally);
            return CompletableFuture.completedFuture(0L);
        }
        CompletableFuture<Long> tagged = new TagEviction(channel, index, group.tag(), tally).remove();
        CompletableFuture<?> all = isIndexUnreliable.getAsBoolean()
                ? CompletableFuture.allOf(tagged, scanReach(group, from, tally))
                : tagged;
        return all.handle((done, failure) -> {
            if (failure != null) {
                failTagged(from, listing, failure, tally);
            }
            return done;
        });
    }

    /** Fails everywhere, since the keys are not known. To the servers that do not list them it is no failure of theirs. */
    private static void failTagged(
            List<SlotPartition> from, Set<SlotPartition> listing, Throwable failure, RemovalTally tally) {
        from.forEach(partition -> tally.fail(
                partition,
                listing.contains(partition)
                        ? failure
                        : new CommandRefusedException("Redis: the keys of a tag are listed on a server that is away")));
    }

    private CompletableFuture<?> scanReach(GroupPattern group, List<SlotPartition> from, RemovalTally tally) {
        return Futures.all(group.reach().stream()
                .map(glob -> scan.remove(glob, from, tally).thenCompose(done -> tellScanned(glob, from)))
                .toList());
    }

    /** Tells near caches of all keys that match a glob. */
    private CompletableFuture<Void> tellScanned(String glob, List<SlotPartition> from) {
        List<GroupPattern> scanned = List.of(GroupPattern.scanned(glob));
        removals.tell(NearRemoval.of(List.of(), scanned));
        return CompletableFuture.allOf(
                from.stream().map(partition -> publish(scanned, partition)).toArray(CompletableFuture[]::new));
    }

    /** Finds the keys without the index, which cannot be read, where other masters may still answer. */
    private static CompletableFuture<Long> withoutIndex(
            SlotPartitions now,
            List<SlotPartition> from,
            RemovalTally tally,
            Supplier<CompletableFuture<Long>> scanning,
            Throwable failure) {
        if (now.list().size() > 1) {
            return scanning.get();
        }
        from.forEach(partition -> tally.fail(partition, failure));
        return CompletableFuture.completedFuture(0L);
    }
}
