package dev.larder.runtime.spi;

import java.util.List;

/** Where a key is listed, so that a pattern finds it without scanning the keyspace. */
public sealed interface Listing {

    /**
     * Listed under each of these prefixes.
     *
     * @param prefixes every proper whole-segment prefix of the key, without its closing {@code :}, shortest first; the
     *     first one is the head. {@code user:42:profile} has {@code user} and {@code user:42}; a key of one segment has
     *     none
     */
    record Listed(List<String> prefixes) implements Listing {
        public Listed {
            prefixes = List.copyOf(prefixes);
        }
    }

    /**
     * Listed nowhere; the set of the head is marked as incomplete instead, so that patterns under it scan.
     *
     * @param head the key's first segment, with the key prefix before it
     */
    record Unlisted(String head) implements Listing {}
}
