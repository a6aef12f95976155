package dev.larder.runtime.redisson.trace;

import dev.larder.runtime.spi.index.GroupPattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The set in which a fleet leaves its traces. There is one for all keys that begin with the same text, which the fleet's key
 * prefix is.
 *
 * @param keyStart begins all keys of the fleet; may be empty
 * @param lasting how long traces last
 */
record TraceSet(String keyStart, Duration lasting) {

    /** The end of the set's name. No key of the cache ends in it, since {@code #} is encoded in values. */
    private static final String SUFFIX = "#ev";

    private static final byte[] SUFFIX_BYTES = SUFFIX.getBytes(StandardCharsets.US_ASCII);

    /** The trace of an eviction of all keys. */
    private static final String ALL = "*";

    /** The member that tells since when all traces are in the set. */
    static final String COMPLETE = "#";

    String name() {
        return keyStart + SUFFIX;
    }

    /** Returns whether the set holds the traces of a key. */
    boolean covers(String key) {
        return key.startsWith(keyStart);
    }

    /** Returns the traces of those keys that belong here, and of groups that may. */
    List<String> traces(Collection<String> keys, Collection<GroupPattern> groups) {
        List<String> traces = new ArrayList<>(keys.size() + groups.size());
        for (String key : keys) {
            if (covers(key)) {
                traces.add("k" + key);
            }
        }
        for (GroupPattern group : groups) {
            String trace = trace(group);
            if (mayCover(group) && !traces.contains(trace)) {
                traces.add(trace);
            }
        }
        return traces;
    }

    /** Returns whether a key of the fleet may be in a group. */
    private boolean mayCover(GroupPattern group) {
        String start = group.prefix() + ":";
        return group.needsScan() || start.startsWith(keyStart) || keyStart.startsWith(start);
    }

    /** A group leaves the trace of its prefix, which may cover more than the group. */
    private String trace(GroupPattern group) {
        return group.needsScan() ? ALL : "p" + group.prefix() + ":";
    }

    /** Returns whether a key is the name of such a set. */
    static boolean isName(byte[] key) {
        int start = key.length - SUFFIX_BYTES.length;
        return start >= 0 && Arrays.equals(key, start, key.length, SUFFIX_BYTES, 0, SUFFIX_BYTES.length);
    }
}
