package dev.larder.runtime.spi;

/**
 * The keys of a store that can be reached or not reached together, such as those of one master of a cluster. It stays the same
 * object when a replica takes over. When keys move between partitions, new ones replace them. Immutable, and equal to itself
 * only.
 */
public interface Partition {

    /** Returns the name of the server that holds the keys at present, for operators. It holds no secret and no key. */
    String name();
}
