package dev.larder.runtime.redisson.command;

import dev.larder.runtime.spi.Partition;
import dev.larder.runtime.spi.Partitions;
import dev.larder.runtime.spi.index.IndexEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redisson.connection.MasterSlaveEntry;

/**
 * The partitions of the masters, as the client knows them at a moment. A partition is a set of slots. So it stays the same when
 * another server takes over all of them, and a slot that no master serves stays with the slots that it belonged to.
 */
public final class SlotPartitions implements Partitions {

    /** The name of a partition of which the client never knew the master. */
    private static final String UNKNOWN = "";

    private final RedisChannel channel;

    private final Function<IndexEntry, List<String>> indexSets;

    private final List<SlotPartition> partitions;

    /** The place of each slot's partition. */
    private final int[] places;

    private SlotPartitions(
            RedisChannel channel, Function<IndexEntry, List<String>> indexSets, List<SlotPartition> partitions) {
        this.channel = channel;
        this.indexSets = indexSets;
        this.partitions = List.copyOf(partitions);
        this.places = new int[channel.slots()];
        for (int i = 0; i < partitions.size(); i++) {
            int place = i;
            partitions.get(i).slots().stream().forEach(slot -> places[slot] = place);
        }
    }

    /**
     * Returns the present partitions of a client.
     *
     * @param indexSets returns the names of the index sets that an entry is written to
     */
    public static SlotPartitions of(RedisChannel channel, Function<IndexEntry, List<String>> indexSets) {
        BitSet all = new BitSet(channel.slots());
        all.set(0, channel.slots());
        SlotPartition unknown = new SlotPartition(all, UNKNOWN);
        return new SlotPartitions(channel, indexSets, List.of(unknown)).refreshed();
    }

    /** Returns the partitions as they are now: these, unless slots have moved. The names of the servers are updated. */
    public SlotPartitions refreshed() {
        Map<Object, BitSet> slotsByMaster = new LinkedHashMap<>();
        for (int slot = 0; slot < places.length; slot++) {
            MasterSlaveEntry master = channel.masters().of(slot);
            Object owner = master == null ? partitions.get(places[slot]) : master;
            slotsByMaster
                    .computeIfAbsent(owner, absent -> new BitSet(channel.slots()))
                    .set(slot);
        }
        List<SlotPartition> now = new ArrayList<>(slotsByMaster.size());
        slotsByMaster.forEach((owner, slots) -> {
            SlotPartition partition = known(slots);
            String name = owner instanceof MasterSlaveEntry master ? address(master) : lastName(owner, slots);
            if (partition == null) {
                now.add(new SlotPartition(slots, name));
            } else {
                partition.name(name);
                now.add(partition);
            }
        });
        return now.size() == partitions.size() && partitions.containsAll(now)
                ? this
                : new SlotPartitions(channel, indexSets, now);
    }

    private @Nullable SlotPartition known(BitSet slots) {
        for (SlotPartition partition : partitions) {
            if (partition.slots().equals(slots)) {
                return partition;
            }
        }
        return null;
    }

    private static String lastName(Object owner, BitSet slots) {
        String last = owner.toString();
        return last.equals(UNKNOWN) ? "slots " + slots.nextSetBit(0) + "-" + (slots.length() - 1) : last;
    }

    private static String address(MasterSlaveEntry master) {
        var address = master.getClient().getAddr();
        return address.getHostString() + ":" + address.getPort();
    }

    @Override
    public List<Partition> all() {
        // No copy, since the list is immutable.
        return List.copyOf(partitions);
    }

    /** Returns all partitions. */
    public List<SlotPartition> list() {
        return partitions;
    }

    @Override
    public int of(String key) {
        return partitions.size() == 1 ? 0 : places[channel.slot(key)];
    }

    /** Returns the partition of a key. */
    public SlotPartition partition(String key) {
        return partitions.get(of(key));
    }

    /** Returns the partition of a key. */
    public SlotPartition partition(byte[] key) {
        return partitions.get(partitions.size() == 1 ? 0 : places[channel.slot(key)]);
    }

    @Override
    public BitSet involved(String key, IndexEntry entry) {
        BitSet involved = new BitSet(partitions.size());
        involved.set(of(key));
        for (String set : indexSets.apply(entry)) {
            involved.set(of(set));
        }
        return involved;
    }
}
