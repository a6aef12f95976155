package dev.larder.runtime.spi.index;

import java.util.List;

/** The place of a key in the index, by which a pattern finds the key without a scan of the keyspace. Immutable. */
public sealed interface IndexEntry {

    /**
     * The key is indexed under each of these prefixes.
     *
     * @param prefixes every proper whole-segment prefix of the key, without its closing {@code :}, shortest first; the first
     *     one is the head. {@code user:42:profile} has {@code user} and {@code user:42}; a key of one segment has none. The
     *     list is copied
     */
    record Indexed(List<String> prefixes) implements IndexEntry {
        public Indexed {
            prefixes = List.copyOf(prefixes);
        }
    }

    /**
     * The key is not indexed. Instead the index of its head is marked as incomplete, so that patterns below the head scan.
     *
     * @param head the first segment of the key, with the key prefix before it
     */
    record Unindexed(String head) implements IndexEntry {}
}
