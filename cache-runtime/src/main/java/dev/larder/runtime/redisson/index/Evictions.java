package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.spi.GroupPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Evicts keys and groups of keys. All commands of a call go at once. A group is found by the index or, where the index may
 * be incomplete, by a scan of the masters.
 */
public final class Evictions {

    private final RedisChannel channel;

    private final BooleanSupplier isIndexUnreliable;

    private final Predicate<String> isMasterKnown;

    private final Unlinker unlinker;

    private final KeyspaceScan scan;

    private final RecentEvictions recent = new RecentEvictions(System::nanoTime);

    /**
     * @param isIndexUnreliable whether index entries may be missing of keys that exist
     * @param isMasterKnown whether the master of a key is known to have received all evictions
     */
    public Evictions(RedisChannel channel, BooleanSupplier isIndexUnreliable, Predicate<String> isMasterKnown) {
        this.channel = channel;
        this.isIndexUnreliable = isIndexUnreliable;
        this.isMasterKnown = isMasterKnown;
        this.unlinker = new Unlinker(channel);
        this.scan = new KeyspaceScan(channel, unlinker);
    }

    /** Removes keys and groups; returns how many keys there were. */
    public CompletableFuture<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        recent.add(exactKeys, groups);
        return remove(exactKeys, groups);
    }

    /** Returns whether a recent eviction covers the key, and its master may not have received that. */
    public boolean isRepeating(String key) {
        return recent.isFrozenFor(key) && !isMasterKnown.test(key);
    }

    /** Keeps recent evictions for a repetition, since a connection to a master was lost. */
    public void keepRecent() {
        recent.freeze();
    }

    /** Lets recent evictions expire again, since every master is the one that received them. */
    public void forgetOld() {
        recent.resume();
    }

    /** Repeats recent evictions, which a new master may not have received; fails when a server does not accept them. */
    public CompletableFuture<Long> replay() {
        RecentEvictions.Batch batch = recent.batch();
        return batch.isEmpty() ? CompletableFuture.completedFuture(0L) : remove(batch.keys(), batch.groups());
    }

    private CompletableFuture<Long> remove(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        List<CompletableFuture<Long>> parts = new ArrayList<>(groups.size() + 1);
        parts.add(unlinker.unlink(exactKeys.stream().map(Evictions::bytes).toList()));
        for (GroupPattern group : groups) {
            parts.add(remove(group));
        }
        return parts.size() == 1 ? parts.get(0) : Futures.sum(parts);
    }

    private CompletableFuture<Long> remove(GroupPattern group) {
        return group.needsScan() || isIndexUnreliable.getAsBoolean()
                ? scan.remove(group.glob())
                : new IndexedGroup(channel, unlinker, scan, group).remove();
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
