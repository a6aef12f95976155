package dev.larder.runtime.spi;

import java.util.Objects;

/**
 * A group of keys to evict.
 *
 * @param glob a pattern in the dialect of Redis over whole keys, with the key prefix and all arguments in it
 * @param prefix the longest whole-segment prefix of the pattern that has no wildcard, without its closing {@code :}, as
 *     plain text: each listed key that the glob matches is listed under it; empty when there is none and the keyspace
 *     must be scanned
 * @param head the first segment of the keys, with the key prefix before it: what {@link Listing.Unlisted} marks; empty
 *     exactly when {@code prefix} is
 */
public record GroupPattern(String glob, String prefix, String head) {

    public GroupPattern {
        Objects.requireNonNull(glob, "glob");
        if (prefix.isEmpty() != head.isEmpty() || !prefix.startsWith(head)) {
            throw new IllegalArgumentException("head must begin the prefix");
        }
    }

    /** Returns the group of a glob that no listing covers. */
    public static GroupPattern scanned(String glob) {
        return new GroupPattern(glob, "", "");
    }

    /** Tells whether only a scan of the keyspace finds this group. */
    public boolean needsScan() {
        return prefix.isEmpty();
    }
}
