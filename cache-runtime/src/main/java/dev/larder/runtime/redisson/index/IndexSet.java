package dev.larder.runtime.redisson.index;

import dev.larder.runtime.spi.index.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of index sets, which are sorted sets of keys. No key of the cache ends so, since {@code #} is encoded in values.
 *
 * <p>The set of a prefix holds the keys under it, and that of a tag the keys that carry it. The register of tags of one head
 * holds their ends, so that the sets of tags that nobody uses any more are found and pruned, as those of deeper prefixes are
 * by the set of the head.
 */
final class IndexSet {

    /** The member of a head's set that marks it as incomplete, and of a tag's set the trace of its last eviction. */
    static final String MARKER = "*";

    private static final String PREFIX = "#ix";

    private static final String TAG = "#tag";

    private static final String REGISTER = "#tags";

    private static final List<byte[]> SUFFIXES = Stream.of(PREFIX, TAG, REGISTER)
            .map(suffix -> suffix.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private IndexSet() {}

    /** Returns the name of the set of the keys under a prefix. */
    static String of(String prefix) {
        return prefix + PREFIX;
    }

    /** Returns the name of the set of the keys that carry a tag. */
    static String ofTag(String tag) {
        return tag + TAG;
    }

    /** Returns the name of the register of the tags with a head. */
    static String register(String head) {
        return head + REGISTER;
    }

    /** Returns the member of the register that stands for a tag: what follows its head. Empty for a tag of one segment. */
    static String registered(Tag tag) {
        return tag.text().length() == tag.head().length()
                ? ""
                : tag.text().substring(tag.head().length() + 1) + ":";
    }

    /** Returns the names of the deeper sets that a member of a set stands for: those of its prefixes, or of its tag. */
    static List<String> deeper(String set, String member) {
        String head = set.substring(0, set.lastIndexOf('#'));
        List<String> deeper = new ArrayList<>();
        for (int i = member.indexOf(':'); i >= 0; i = member.indexOf(':', i + 1)) {
            String beginning = head + ":" + member.substring(0, i);
            if (set.endsWith(PREFIX)) {
                deeper.add(of(beginning));
            } else if (i == member.length() - 1) {
                deeper.add(ofTag(beginning));
            }
        }
        return deeper;
    }

    /** Returns whether the key is the name of an index set. */
    static boolean isName(byte[] key) {
        return SUFFIXES.stream().anyMatch(suffix -> {
            int start = key.length - suffix.length;
            return start >= 0 && Arrays.equals(key, start, key.length, suffix, 0, suffix.length);
        });
    }
}
