package dev.larder.runtime.redisson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.redisson.client.RedisClient;
import org.redisson.client.protocol.decoder.ListScanResult;
import org.redisson.connection.MasterSlaveEntry;

/**
 * Removes every key that matches, wherever it came from, by {@code SCAN} of all masters at once: what it costs grows with
 * the keyspace. The listings themselves stay.
 *
 * <p>A scan of which a master changes begins again, as a cursor means nothing to the new one. So does one during which
 * slots move: a key may have left a node that was not scanned yet for one that was.
 */
final class KeyspaceScan {

    private static final int COUNT = 1000;

    private static final int RESTARTS = 3;

    private static final byte[] SUFFIX = KeyIndex.SUFFIX.getBytes(StandardCharsets.US_ASCII);

    private final RedisChannel channel;

    KeyspaceScan(RedisChannel channel) {
        this.channel = channel;
    }

    /** Removes the keys that match; returns how many. */
    CompletableFuture<Long> remove(String glob) {
        return removeFrom(channel.masters(), glob, RESTARTS);
    }

    private CompletableFuture<Long> removeFrom(Collection<MasterSlaveEntry> masters, String glob, int restarts) {
        List<RedisClient> servers = servers(masters);
        return slots(masters)
                .thenCompose(before -> scan(masters, glob)
                        .thenCompose(removed -> slots(masters).thenCompose(after -> {
                            Collection<MasterSlaveEntry> now = channel.masters();
                            boolean calm = servers(now).equals(servers) && after.equals(before) && !areMoving(after);
                            return calm || restarts == 0
                                    ? CompletableFuture.completedFuture(removed)
                                    // A slot takes its time to move, its keys move once: the second scan finds them.
                                    : removeFrom(now, glob, areMoving(after) ? 0 : restarts - 1)
                                            .thenApply(more -> removed + more);
                        })));
    }

    private CompletableFuture<Long> scan(Collection<MasterSlaveEntry> masters, String glob) {
        List<CompletableFuture<Long>> parts = new ArrayList<>(masters.size());
        for (MasterSlaveEntry master : masters) {
            parts.add(step(master, "0", glob));
        }
        return RedisChannel.sum(parts);
    }

    /** Returns which master has which slots; nothing where there is but one. */
    private CompletableFuture<List<String>> slots(Collection<MasterSlaveEntry> masters) {
        if (!channel.isCluster()) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<CompletableFuture<String>> slots =
                masters.stream().map(channel::slots).toList();
        return CompletableFuture.allOf(slots.toArray(CompletableFuture[]::new))
                .thenApply(done -> slots.stream().map(CompletableFuture::join).toList());
    }

    /** Tells whether any slot is marked as on its way, {@code [93->-…]} or {@code [93-<-…]}. */
    private static boolean areMoving(List<String> slots) {
        return slots.stream().anyMatch(of -> of.contains("["));
    }

    private CompletableFuture<Long> step(MasterSlaveEntry master, String cursor, String glob) {
        return channel.scan(master, cursor, glob, COUNT).thenCompose(result -> {
            CompletableFuture<Long> removed = Evictions.unlink(channel, keys(result));
            return result.getPos().equals("0")
                    ? removed
                    : step(master, result.getPos(), glob).thenCombine(removed, Long::sum);
        });
    }

    private static List<RedisClient> servers(Collection<MasterSlaveEntry> masters) {
        return masters.stream()
                .map(MasterSlaveEntry::getClient)
                .sorted((a, b) -> a.getAddr().toString().compareTo(b.getAddr().toString()))
                .toList();
    }

    private static List<byte[]> keys(ListScanResult<byte[]> result) {
        return result.getValues().stream().filter(key -> !isListing(key)).toList();
    }

    private static boolean isListing(byte[] key) {
        int start = key.length - SUFFIX.length;
        return start >= 0 && Arrays.equals(key, start, key.length, SUFFIX, 0, SUFFIX.length);
    }
}
