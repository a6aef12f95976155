package dev.larder.runtime.spi.index;

import java.util.Objects;

/**
 * A group of keys to evict. Immutable.
 *
 * @param glob a pattern over whole keys in the dialect of Redis, with the key prefix and all arguments in it
 * @param prefix the longest whole-segment prefix of the pattern without a wildcard, as plain text and without its closing
 *     {@code :}. The index has each matching key under it. Empty when there is none, and the keyspace must be scanned
 * @param head the first segment of the keys, with the key prefix before it, which {@link IndexEntry.Unindexed} marks. Empty
 *     if and only if {@code prefix} is empty
 */
public record GroupPattern(String glob, String prefix, String head) {

    public GroupPattern {
        Objects.requireNonNull(glob, "glob");
        if (prefix.isEmpty() != head.isEmpty() || !prefix.startsWith(head)) {
            throw new IllegalArgumentException("head must begin the prefix");
        }
    }

    /** Returns the group of a glob that needs a scan of the keyspace. */
    public static GroupPattern scanned(String glob) {
        return new GroupPattern(glob, "", "");
    }

    /** Returns whether only a scan of the keyspace finds this group. */
    public boolean needsScan() {
        return prefix.isEmpty();
    }
}
