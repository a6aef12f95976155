package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.redisson.command.RedisChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.redisson.client.RedisClient;
import org.redisson.client.protocol.decoder.ListScanResult;
import org.redisson.connection.MasterSlaveEntry;

/**
 * Removes or counts all keys that match a glob, by {@code SCAN} of all masters at once. It also finds keys of other programs,
 * and its cost grows with the keyspace. The index sets stay.
 *
 * <p>A removal begins again when a master changes, since a new master does not know the cursor. It also does when slots move,
 * since a key may move from a node that is not scanned yet to one that is.
 */
final class KeyspaceScan {

    private static final int COUNT = 1000;

    private static final int RESTARTS = 3;

    private final RedisChannel channel;

    private final MasterCommands commands;

    private final Unlinker unlinker;

    KeyspaceScan(RedisChannel channel, Unlinker unlinker) {
        this.channel = channel;
        this.commands = channel.masters();
        this.unlinker = unlinker;
    }

    /** Removes the keys that match; returns how many there were. */
    CompletableFuture<Long> remove(String glob) {
        return removeFrom(commands.known(), glob, RESTARTS);
    }

    /** Counts the keys that match. Redis may name a key twice while it resizes its table. */
    CompletableFuture<Long> count(String glob) {
        return scan(commands.known(), glob, keys -> CompletableFuture.completedFuture((long) keys.size()));
    }

    private CompletableFuture<Long> removeFrom(Collection<MasterSlaveEntry> masters, String glob, int restarts) {
        List<RedisClient> servers = servers(masters);
        return slots(masters)
                .thenCompose(before -> scan(masters, glob, unlinker::unlink)
                        .thenCompose(removed -> slots(masters).thenCompose(after -> {
                            Collection<MasterSlaveEntry> now = commands.known();
                            boolean calm = servers(now).equals(servers) && after.equals(before) && !areMoving(after);
                            return calm || restarts == 0
                                    ? CompletableFuture.completedFuture(removed)
                                    // Moving a slot takes long, but each key moves once, so a second scan finds it.
                                    : removeFrom(now, glob, areMoving(after) ? 0 : restarts - 1)
                                            .thenApply(more -> removed + more);
                        })));
    }

    /** @param found what is done with the keys of each page; returns how many there were */
    private CompletableFuture<Long> scan(
            Collection<MasterSlaveEntry> masters, String glob, Function<List<byte[]>, CompletableFuture<Long>> found) {
        List<CompletableFuture<Long>> parts = new ArrayList<>(masters.size());
        for (MasterSlaveEntry master : masters) {
            parts.add(step(master, "0", glob, found));
        }
        return Futures.sum(parts);
    }

    /** Returns the slots of each master, or an empty list outside a cluster. */
    private CompletableFuture<List<String>> slots(Collection<MasterSlaveEntry> masters) {
        if (!channel.isCluster()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return Futures.all(masters.stream().map(commands::slots).toList());
    }

    /** Returns whether any slot is marked as moving: {@code [93->-…]} or {@code [93-<-…]}. */
    private static boolean areMoving(List<String> slots) {
        return slots.stream().anyMatch(of -> of.contains("["));
    }

    private CompletableFuture<Long> step(
            MasterSlaveEntry master,
            String cursor,
            String glob,
            Function<List<byte[]>, CompletableFuture<Long>> found) {
        return commands.scan(master, cursor, glob, COUNT).thenCompose(result -> {
            CompletableFuture<Long> done = found.apply(keys(result));
            return result.getPos().equals("0")
                    ? done
                    : step(master, result.getPos(), glob, found).thenCombine(done, Long::sum);
        });
    }

    private static List<RedisClient> servers(Collection<MasterSlaveEntry> masters) {
        return masters.stream()
                .map(MasterSlaveEntry::getClient)
                .sorted((a, b) -> a.getAddr().toString().compareTo(b.getAddr().toString()))
                .toList();
    }

    private static List<byte[]> keys(ListScanResult<byte[]> result) {
        return result.getValues().stream().filter(key -> !IndexSet.isName(key)).toList();
    }
}
