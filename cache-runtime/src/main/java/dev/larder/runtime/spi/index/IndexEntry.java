package dev.larder.runtime.spi.index;

import java.util.List;

/** The place of a key in the index, by which a pattern or a tag finds the key without a scan of the keyspace. Immutable. */
public sealed interface IndexEntry {

    /** Returns the tags under which the key is listed as well: those that are known before its value is. */
    List<Tag> tags();

    /**
     * The key is indexed under each of these prefixes.
     *
     * @param prefixes every proper whole-segment prefix of the key, without its closing {@code :}, shortest first; the first
     *     one is the head. {@code user:42:profile} has {@code user} and {@code user:42}; a key of one segment has none. The
     *     list is copied
     * @param tags the list is copied
     */
    record Indexed(List<String> prefixes, List<Tag> tags) implements IndexEntry {
        public Indexed {
            prefixes = List.copyOf(prefixes);
            tags = List.copyOf(tags);
        }

        /** Creates the entry of a key without tags. */
        public Indexed(List<String> prefixes) {
            this(prefixes, List.of());
        }
    }

    /**
     * The key is not indexed. Instead the index of its head is marked as incomplete, so that patterns below the head scan.
     *
     * @param head the first segment of the key, with the key prefix before it
     * @param tags a tag finds the key all the same; the list is copied
     */
    record Unindexed(String head, List<Tag> tags) implements IndexEntry {
        public Unindexed {
            tags = List.copyOf(tags);
        }

        /** Creates the entry of a key without tags. */
        public Unindexed(String head) {
            this(head, List.of());
        }
    }
}
