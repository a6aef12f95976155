package dev.larder.runtime.redisson.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names of index sets, which are sorted sets of keys. */
final class IndexSet {

    /** The end of a set's name. No key of the cache ends in it, since {@code #} is encoded in values. */
    static final String SUFFIX = "#ix";

    /** The member of a head's set that marks it as incomplete. */
    static final String MARKER = "*";

    private static final byte[] SUFFIX_BYTES = SUFFIX.getBytes(StandardCharsets.US_ASCII);

    private IndexSet() {}

    /** Returns the name of the set of the keys under a prefix. */
    static String of(String prefix) {
        return prefix + SUFFIX;
    }

    /** Returns the prefix whose keys are in the set. */
    static String prefix(String set) {
        return set.substring(0, set.length() - SUFFIX.length());
    }

    /** Returns whether the key is the name of an index set. */
    static boolean isName(byte[] key) {
        int start = key.length - SUFFIX_BYTES.length;
        return start >= 0 && Arrays.equals(key, start, key.length, SUFFIX_BYTES, 0, SUFFIX_BYTES.length);
    }
}
