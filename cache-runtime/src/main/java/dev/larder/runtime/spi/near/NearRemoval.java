package dev.larder.runtime.spi.near;

import dev.larder.runtime.spi.index.GroupPattern;
import java.util.Collection;

/**
 * What a command removed from every near cache, as {@link NearHash}es: exact keys, and all keys that begin with a prefix. Keys
 * whose hash is the same by chance are removed, too.
 *
 * @param keys the hashes of exact keys; must not be modified
 * @param prefixes the hashes of prefixes, of which {@link NearHash#EVERYTHING} begins every key; must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NearRemoval(long[] keys, long[] prefixes) {

    private static final long[] NONE = {};

    /** The removal of all keys. */
    public static final NearRemoval ALL = ofPrefixes(NearHash.EVERYTHING);

    /** Returns the removal of some exact keys. */
    public static NearRemoval ofKeys(long... hashes) {
        return new NearRemoval(hashes, NONE);
    }

    /** Returns the removal of all keys that begin with one of some prefixes. */
    public static NearRemoval ofPrefixes(long... hashes) {
        return new NearRemoval(NONE, hashes);
    }

    /**
     * Returns the removal of keys and groups. The keys of a tag are told as they are found, so that a tag counts for
     * nothing here.
     */
    public static NearRemoval of(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        long[] keys = new long[exactKeys.size()];
        int next = 0;
        for (String key : exactKeys) {
            keys[next++] = NearHash.ofKey(key);
        }
        if (groups.isEmpty()) {
            return ofKeys(keys);
        }
        return new NearRemoval(
                keys,
                groups.stream()
                        .filter(group -> !group.isTag())
                        .mapToLong(NearHash::ofGroup)
                        .toArray());
    }
}
