package dev.larder.runtime.spi;

import dev.larder.runtime.spi.index.IndexEntry;
import java.util.BitSet;
import java.util.List;

/**
 * The partitions of a store. Each key belongs to one of them. Immutable: a store whose keys move returns other partitions from
 * then on.
 */
public interface Partitions {

    /** The partition of a store that is reached as a whole, or not at all. */
    Partitions ONE = one("store");

    /** Returns a single partition of all keys. */
    static Partitions one(String name) {
        List<Partition> all = List.of(() -> name);
        BitSet places = new BitSet(1);
        places.set(0);
        return new Partitions() {
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
                return (BitSet) places.clone();
            }
        };
    }

    /** Returns all partitions; at least one. */
    List<Partition> all();

    /** Returns the place in {@link #all()} of the partition that a key belongs to. No command is sent. */
    int of(String key);

    /**
     * Returns the places of the partitions that must answer before a lease on the key is granted: that of the key, and those
     * that hold its index entries. No command is sent.
     */
    BitSet involved(String key, IndexEntry entry);
}
