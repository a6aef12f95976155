package dev.larder.runtime.redisson.command;

import dev.larder.runtime.spi.Partition;
import java.util.BitSet;

/** The slots that one master holds, and their keys. Outside of a cluster, one partition has all keys in one slot. */
public final class SlotPartition implements Partition {

    private final BitSet slots;

    private volatile String name;

    /** Returns a partition of some slots, which must not be modified afterwards. */
    public SlotPartition(BitSet slots, String name) {
        this.slots = slots;
        this.name = name;
    }

    /** Returns the address of the master, or of the last one while there is none. */
    @Override
    public String name() {
        return name;
    }

    void name(String address) {
        name = address;
    }

    /** Returns the slots, which must not be modified. */
    public BitSet slots() {
        return slots;
    }

    /** Returns the first slot, by which the master of all of them is found. */
    public int firstSlot() {
        return slots.nextSetBit(0);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
