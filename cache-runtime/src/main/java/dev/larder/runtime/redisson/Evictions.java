package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.GroupPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Removes keys and groups of keys. All of one call go out together: exact keys in one command (a cluster takes one for
 * each), each group by its listing or, where that may be incomplete, by a scan of the masters.
 */
final class Evictions {

    /** Keys in one command: few enough that no command holds the server up. */
    static final int CHUNK = 250;

    /** Keys under way at a time, some milliseconds of the server's time. */
    private static final int WAVE = 40 * CHUNK;

    /** The same in a cluster, where each key is a command, and all of them share one deadline. */
    private static final int CLUSTER_WAVE = 4 * CHUNK;

    private final RedisChannel channel;

    private final BooleanSupplier mayDropListings;

    private final KeyspaceScan scan;

    private final RecentEvictions recent = new RecentEvictions(System::nanoTime);

    Evictions(RedisChannel channel, BooleanSupplier mayDropListings) {
        this.channel = channel;
        this.mayDropListings = mayDropListings;
        this.scan = new KeyspaceScan(channel);
    }

    CompletableFuture<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        recent.add(exactKeys, groups);
        return remove(exactKeys, groups);
    }

    /** Evicts again what was evicted lately: a new master may not have received it. */
    void replay() {
        RecentEvictions.Batch batch = recent.batch();
        if (!batch.isEmpty()) {
            remove(batch.keys(), batch.groups()).exceptionally(failure -> 0L);
        }
    }

    private CompletableFuture<Long> remove(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        List<CompletableFuture<Long>> parts = new ArrayList<>(groups.size() + 1);
        parts.add(unlink(channel, exactKeys.stream().map(Evictions::bytes).toList()));
        for (GroupPattern group : groups) {
            parts.add(remove(group));
        }
        return parts.size() == 1 ? parts.get(0) : RedisChannel.sum(parts);
    }

    private CompletableFuture<Long> remove(GroupPattern group) {
        return group.needsScan() || mayDropListings.getAsBoolean()
                ? scan.remove(group.glob())
                : new IndexedGroup(channel, scan, group).remove();
    }

    /** Removes the keys in chunks, a few of them under way at a time. */
    static CompletableFuture<Long> unlink(RedisChannel channel, List<byte[]> keys) {
        if (keys.size() <= CHUNK) {
            return channel.unlink(keys);
        }
        int wave = Math.min(keys.size(), channel.isCluster() ? CLUSTER_WAVE : WAVE);
        List<CompletableFuture<Long>> parts = new ArrayList<>(wave / CHUNK + 1);
        for (int i = 0; i < wave; i += CHUNK) {
            parts.add(channel.unlink(keys.subList(i, Math.min(i + CHUNK, wave))));
        }
        CompletableFuture<Long> removed = RedisChannel.sum(parts);
        return wave == keys.size()
                ? removed
                : removed.thenCompose(
                        some -> unlink(channel, keys.subList(wave, keys.size())).thenApply(more -> some + more));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
