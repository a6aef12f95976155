package dev.larder.runtime.spi;

import java.util.BitSet;
import java.util.List;

/** The single partition of all keys of a store. */
final class OnePartition implements Partitions, Partition {

    private final String name;

    private final List<Partition> all = List.of(this);

    OnePartition(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Partition> all() {
        return all;
    }

    @Override
    public int of(String key) {
        return 0;
    }

    @Override
    public BitSet involved(String key, IndexEntry entry) {
        BitSet one = new BitSet(1);
        one.set(0);
        return one;
    }

    @Override
    public String toString() {
        return name;
    }
}
