package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.RedisChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Removes keys by {@code UNLINK}, in chunks that keep no server busy for long. */
final class Unlinker {

    /** Maximum number of keys in a command. */
    private static final int CHUNK = 250;

    /** Maximum number of keys in flight, which take the server some milliseconds. */
    private static final int WAVE = 40 * CHUNK;

    /** The same in a cluster, where each key is a command, and all of them share one deadline. */
    private static final int CLUSTER_WAVE = 4 * CHUNK;

    private final RedisChannel channel;

    Unlinker(RedisChannel channel) {
        this.channel = channel;
    }

    /** Removes the keys; returns how many there were. */
    CompletableFuture<Long> unlink(List<byte[]> keys) {
        if (keys.size() <= CHUNK) {
            return channel.keys().unlink(keys);
        }
        int wave = Math.min(keys.size(), channel.isCluster() ? CLUSTER_WAVE : WAVE);
        List<CompletableFuture<Long>> parts = new ArrayList<>(wave / CHUNK + 1);
        for (int i = 0; i < wave; i += CHUNK) {
            parts.add(channel.keys().unlink(keys.subList(i, Math.min(i + CHUNK, wave))));
        }
        CompletableFuture<Long> removed = Futures.sum(parts);
        return wave == keys.size()
                ? removed
                : removed.thenCompose(
                        some -> unlink(keys.subList(wave, keys.size())).thenApply(more -> some + more));
    }
}
