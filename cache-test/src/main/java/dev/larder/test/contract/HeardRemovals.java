package dev.larder.test.contract;

import dev.larder.runtime.spi.near.NearHash;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.runtime.spi.near.NearRemoval;
import java.util.ArrayList;
import java.util.List;

/** The removals that a link has told, in their order. Thread-safe. */
final class HeardRemovals implements NearLink.Listener {

    private final List<Long> keys = new ArrayList<>();

    private final List<Long> prefixes = new ArrayList<>();

    @Override
    public synchronized void removed(NearRemoval removal) {
        for (long hash : removal.keys()) {
            keys.add(hash);
        }
        for (long hash : removal.prefixes()) {
            prefixes.add(hash);
        }
    }

    /** Returns the hashes of the exact keys. */
    synchronized List<Long> keys() {
        return List.copyOf(keys);
    }

    /** Returns the hashes of the prefixes. */
    synchronized List<Long> prefixes() {
        return List.copyOf(prefixes);
    }

    /** Returns whether the removal of a key was told, as that of an exact key or of a prefix. */
    synchronized boolean has(String key) {
        if (keys.contains(NearHash.ofKey(key))) {
            return true;
        }
        for (long hash : NearHash.ofPrefixes(key)) {
            if (prefixes.contains(hash)) {
                return true;
            }
        }
        return false;
    }

    synchronized void clear() {
        keys.clear();
        prefixes.clear();
    }
}
