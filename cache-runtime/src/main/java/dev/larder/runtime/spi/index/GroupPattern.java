package dev.larder.runtime.spi.index;

import java.util.List;
import java.util.Objects;

/**
 * A group of keys to evict: those that match a pattern, or those that carry a tag. Immutable.
 *
 * @param glob a pattern over whole keys in the dialect of Redis, with the key prefix and all arguments in it. For a tag a text
 *     that no key matches, with {@code #} before the tag
 * @param prefix the longest whole-segment prefix of the pattern without a wildcard, as plain text and without its closing
 *     {@code :}. The index has each matching key under it. Empty when there is none, and the keyspace must be scanned. For a tag
 *     the whole tag
 * @param head the first segment of the keys, with the key prefix before it, which {@link IndexEntry.Unindexed} marks. Empty
 *     if and only if {@code prefix} is empty. For a tag the first segment of the tag
 * @param reach globs of all keys that may carry the tag, as far as this JVM knows; empty for a pattern. They stand for the tag
 *     where the keys cannot be told: while the eviction is pending, and where the index is unreliable. The list is copied
 */
public record GroupPattern(String glob, String prefix, String head, List<String> reach) {

    public GroupPattern {
        Objects.requireNonNull(glob, "glob");
        if (prefix.isEmpty() != head.isEmpty() || !prefix.startsWith(head)) {
            throw new IllegalArgumentException("head must begin the prefix");
        }
        reach = List.copyOf(reach);
    }

    /** Creates the group of a pattern. */
    public GroupPattern(String glob, String prefix, String head) {
        this(glob, prefix, head, List.of());
    }

    /** Returns the group of a glob that needs a scan of the keyspace. */
    public static GroupPattern scanned(String glob) {
        return new GroupPattern(glob, "", "");
    }

    /**
     * Returns the keys that carry a tag.
     *
     * @param keyStart the text before every key, which the tag begins with: the key prefix and its {@code :}, or nothing
     * @param reach globs of all keys that may carry the tag; not empty
     */
    public static GroupPattern tagged(Tag tag, String keyStart, List<String> reach) {
        if (reach.isEmpty()) {
            throw new IllegalArgumentException("a tag reaches some keys");
        }
        return new GroupPattern(
                keyStart + "#" + tag.text().substring(keyStart.length()), tag.text(), tag.head(), reach);
    }

    /** Returns whether a tag makes the group, and no pattern. */
    public boolean isTag() {
        return !reach.isEmpty();
    }

    /** Returns the tag that makes the group; it {@link #isTag}. */
    public Tag tag() {
        return new Tag(prefix, head);
    }

    /** Returns globs that match every key of the group, and no others when it is one of a pattern. */
    public List<String> globs() {
        return isTag() ? reach : List.of(glob);
    }

    /** Returns the prefix that all keys of the group begin with, empty when none is known. */
    public String keyPrefix() {
        return isTag() ? "" : prefix;
    }

    /** Returns whether only a scan of the keyspace finds this group. */
    public boolean needsScan() {
        return prefix.isEmpty();
    }
}
