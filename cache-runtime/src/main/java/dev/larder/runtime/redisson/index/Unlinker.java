package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.removal.RemovalNotice;
import dev.larder.runtime.redisson.removal.Removals;
import dev.larder.runtime.redisson.trace.Traces;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.near.NearRemoval;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Removes keys by {@code UNLINK}, in chunks that keep no server busy for long. */
final class Unlinker {

    /** Maximum number of keys in a command. */
    private static final int CHUNK = 250;

    /** Maximum number of keys in flight, which take the server some milliseconds. */
    private static final int WAVE = 40 * CHUNK;

    /** The same in a cluster, where each key is a command, and all of them share one deadline. */
    private static final int CLUSTER_WAVE = 4 * CHUNK;

    private final RedisChannel channel;

    private final Removals removals;

    private final Traces traces;

    Unlinker(RedisChannel channel, Removals removals, Traces traces) {
        this.channel = channel;
        this.removals = removals;
        this.traces = traces;
    }

    /** Removes keys, leaves their traces and tells it; returns how many there were. */
    CompletableFuture<Long> unlinkExact(List<String> keys) {
        if (keys.isEmpty() || !traces.areLeft()) {
            return unlinkTraceless(keys);
        }
        return traces.takes(keys) ? inChunks(keys, this::evict) : unlinkAfterTraces(keys);
    }

    private CompletableFuture<Long> evict(List<String> keys) {
        return traces.evict(keys, removals.isTold() ? removals.noticeOfKeys(keys) : RemovalNotice.NONE)
                .exceptionallyCompose(failure -> RedisFailure.isMultiKeyRefusal(failure)
                        ? unlinkAfterTraces(keys)
                        : CompletableFuture.failedFuture(RedisFailure.unwrap(failure)));
    }

    private CompletableFuture<Long> unlinkAfterTraces(List<String> keys) {
        return traces.leaveBefore(() -> unlinkTraceless(keys), keys, List.of());
    }

    private CompletableFuture<Long> unlinkTraceless(List<String> keys) {
        return removals.isTold()
                ? inChunks(keys, this::unlinkAndTell)
                : unlink(keys.stream().map(Unlinker::bytes).toList());
    }

    /** Removes keys that a tag has told, and tells it to other processes and to the listeners in this one. */
    CompletableFuture<Long> unlinkFound(List<byte[]> keys) {
        if (!removals.isTold()) {
            return unlink(keys);
        }
        List<String> texts = keys.stream()
                .map(key -> new String(key, StandardCharsets.UTF_8))
                .toList();
        return removals.tellAfter(inChunks(texts, this::unlinkAndTell), () -> NearRemoval.of(texts, List.of()));
    }

    /** Removes keys; returns how many there were. Whoever found them tells it. */
    CompletableFuture<Long> unlink(List<byte[]> keys) {
        return inChunks(keys, channel.keys()::unlink);
    }

    /** Returns what is told of a group by the command that removes its last key; nothing when there may be several masters. */
    Optional<RemovalNotice> notice(GroupPattern group) {
        return removals.isTold() && !channel.isCluster()
                ? Optional.of(removals.noticeOfGroups(List.of(group)))
                : Optional.empty();
    }

    /** Returns whether one command removes the keys. */
    boolean takesAtOnce(List<byte[]> keys) {
        return keys.size() <= CHUNK;
    }

    /** Removes all keys of a group and tells it by one command; returns how many there were. */
    CompletableFuture<Long> unlinkAll(List<byte[]> keys, RemovalNotice notice) {
        return channel.keys().unlinkAndTell(keys, notice);
    }

    private CompletableFuture<Long> unlinkAndTell(List<String> keys) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        if (!channel.isCluster()) {
            return unlinkTogether(keys);
        }
        return Futures.sum(keys.stream().map(List::of).map(this::unlinkTogether).toList());
    }

    private CompletableFuture<Long> unlinkTogether(List<String> keys) {
        return channel.keys().unlinkAndTell(keys.stream().map(Unlinker::bytes).toList(), removals.noticeOfKeys(keys));
    }

    private <K> CompletableFuture<Long> inChunks(List<K> keys, Function<List<K>, CompletableFuture<Long>> unlinked) {
        if (keys.size() <= CHUNK) {
            return unlinked.apply(keys);
        }
        int wave = Math.min(keys.size(), channel.isCluster() ? CLUSTER_WAVE : WAVE);
        List<CompletableFuture<Long>> parts = new ArrayList<>(wave / CHUNK + 1);
        for (int i = 0; i < wave; i += CHUNK) {
            parts.add(unlinked.apply(keys.subList(i, Math.min(i + CHUNK, wave))));
        }
        CompletableFuture<Long> removed = Futures.sum(parts);
        return wave == keys.size()
                ? removed
                : removed.thenCompose(some ->
                        inChunks(keys.subList(wave, keys.size()), unlinked).thenApply(more -> some + more));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
