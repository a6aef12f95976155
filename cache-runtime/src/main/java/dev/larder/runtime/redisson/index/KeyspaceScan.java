package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.redisson.trace.Traces;
import dev.larder.runtime.spi.StoreException;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisClient;
import org.redisson.client.protocol.decoder.ListScanResult;
import org.redisson.connection.MasterSlaveEntry;

/**
 * Removes or counts all keys of some partitions that match a glob, by {@code SCAN} of their masters at once. It also finds keys of other
 * programs, and its cost grows with the keyspace. The index sets and the traces
 * stay.
 *
 * <p>A removal begins again when a master changes, since a new master does not know the cursor. It also does when slots move,
 * since a key may move from a node that is not scanned yet to one that is. A partition is done when each of its slots was
 * served by one of the scanned masters, as these say themselves: the client may not know yet that a slot has moved.
 */
final class KeyspaceScan {

    private static final int COUNT = 1000;

    private static final int RESTARTS = 3;

    private final RedisChannel channel;

    private final MasterCommands commands;

    KeyspaceScan(RedisChannel channel) {
        this.channel = channel;
        this.commands = channel.masters();
    }

    /** Removes the keys that match from the partitions of a tally, which learns the outcome. It never fails. */
    CompletableFuture<Void> remove(String glob, List<SlotPartition> from, RemovalTally tally) {
        return remove(glob, from, masters(from), tally, RESTARTS);
    }

    /**
     * Counts the keys of some partitions that match; fails when one of them cannot be scanned. Redis may name a key twice while
     * it resizes its table.
     */
    CompletableFuture<Long> count(String glob, List<SlotPartition> in) {
        for (SlotPartition partition : in) {
            if (commands.of(partition) == null) {
                return CompletableFuture.failedFuture(
                        new StoreException("Redis: SCAN failed: no master is known for " + partition));
            }
        }
        return Futures.sum(masters(in).stream()
                .map(master -> step(master, "0", glob, keys -> CompletableFuture.completedFuture((long) keys.size())))
                .toList());
    }

    private CompletableFuture<Void> remove(
            String glob, List<SlotPartition> from, Set<MasterSlaveEntry> masters, RemovalTally tally, int restarts) {
        return Futures.all(masters.stream()
                        .map(master -> scan(master, glob, tally).exceptionally(Scanned::failed))
                        .toList())
                .thenCompose(scanned -> {
                    Set<MasterSlaveEntry> now = masters(from);
                    boolean calm = masters.containsAll(now) && scanned.stream().allMatch(Scanned::isCalm);
                    if (calm || restarts == 0) {
                        settle(from, scanned, tally);
                        return CompletableFuture.completedFuture(null);
                    }
                    // Moving a slot takes long, but each key moves once, so a second scan finds it: on any master.
                    return scanned.stream().anyMatch(Scanned::isMoving)
                            ? remove(glob, from, new LinkedHashSet<>(commands.known()), tally, 0)
                            : remove(glob, from, now, tally, restarts - 1);
                });
    }

    private Set<MasterSlaveEntry> masters(List<SlotPartition> partitions) {
        Set<MasterSlaveEntry> masters = new LinkedHashSet<>();
        for (SlotPartition partition : partitions) {
            MasterSlaveEntry master = commands.of(partition);
            if (master != null) {
                masters.add(master);
            }
        }
        return masters;
    }

    /** A partition fails when a slot of it was scanned nowhere, or moves to a master that may not have been scanned. */
    private static void settle(List<SlotPartition> from, List<Scanned> scanned, RemovalTally tally) {
        Optional<Throwable> failure =
                scanned.stream().map(Scanned::failure).filter(Objects::nonNull).findFirst();
        BitSet done = new BitSet();
        scanned.stream()
                .filter(master -> !master.isMoving || failure.isEmpty())
                .forEach(master -> done.or(master.slots));
        for (SlotPartition partition : from) {
            BitSet missing = (BitSet) partition.slots().clone();
            missing.andNot(done);
            if (!missing.isEmpty()) {
                tally.fail(
                        partition,
                        failure.orElseGet(() -> new StoreException(
                                "Redis: SCAN failed: no known master serves the slot " + missing.nextSetBit(0))));
            }
        }
    }

    private CompletableFuture<Scanned> scan(MasterSlaveEntry master, String glob, RemovalTally tally) {
        RedisClient server = master.getClient();
        return claims(master)
                .thenCompose(before -> step(master, "0", glob, tally::unlink)
                        .thenCompose(done -> claims(master)
                                .thenApply(after -> new Scanned(
                                        after.slots(),
                                        after.moving(),
                                        after.equals(before) && master.getClient() == server,
                                        null))));
    }

    /** @param found what is done with the keys of each page; returns how many there were */
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

    /** Returns the slots that a master serves, by its own account. Outside of a cluster it has all keys. */
    private CompletableFuture<Claims> claims(MasterSlaveEntry master) {
        return channel.isCluster()
                ? commands.slots(master).thenApply(text -> RedisFailure.parsed("CLUSTER NODES", text, Claims::of))
                : CompletableFuture.completedFuture(Claims.of("0"));
    }

    private static List<byte[]> keys(ListScanResult<byte[]> result) {
        return result.getValues().stream()
                .filter(key -> !IndexSet.isName(key) && !Traces.isName(key))
                .toList();
    }

    /**
     * The slots of a master.
     *
     * @param moving whether any slot is marked as moving: {@code [93->-…]} or {@code [93-<-…]}
     */
    private record Claims(BitSet slots, boolean moving) {

        /** Reads {@code 0-5460 5462 [93->-…]}. */
        static Claims of(String text) {
            BitSet slots = new BitSet();
            for (String range : text.split(" ")) {
                if (!range.isEmpty() && !range.startsWith("[")) {
                    String[] ends = range.split("-");
                    slots.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
                }
            }
            return new Claims(slots, text.contains("["));
        }
    }

    /**
     * The outcome of the scan of one master.
     *
     * @param slots the slots that it serves, none when the scan failed
     * @param unchanged whether it is the same server with the same slots as before the scan
     */
    private record Scanned(
            BitSet slots,
            boolean isMoving,
            boolean unchanged,
            @Nullable Throwable failure) {

        static Scanned failed(Throwable failure) {
            return new Scanned(new BitSet(), false, true, RedisFailure.unwrap(failure));
        }

        boolean isCalm() {
            return unchanged && !isMoving;
        }
    }
}
