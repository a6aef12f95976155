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
 * <p>A scan of which a master changes begins again on the new one, whose cursors mean something else.
 */
final class KeyspaceScan {

    private static final int COUNT = 1000;

    private static final int RESTARTS = 3;

    private static final byte[] SUFFIX = Listings.SUFFIX.getBytes(StandardCharsets.US_ASCII);

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
        List<CompletableFuture<Long>> parts = new ArrayList<>(servers.size());
        for (MasterSlaveEntry master : masters) {
            parts.add(step(master, "0", glob));
        }
        return RedisChannel.sum(parts).thenCompose(removed -> {
            Collection<MasterSlaveEntry> now = channel.masters();
            return restarts == 0 || servers(now).equals(servers)
                    ? CompletableFuture.completedFuture(removed)
                    : removeFrom(now, glob, restarts - 1).thenApply(more -> removed + more);
        });
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
