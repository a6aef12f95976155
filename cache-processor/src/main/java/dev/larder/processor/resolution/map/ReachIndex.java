package dev.larder.processor.resolution.map;

import dev.larder.processor.model.EvictionTarget;
import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.map.MappedKey;
import dev.larder.processor.resolution.catalog.PatternReach;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which keys an eviction can remove. Most keys differ in their first segments, so that few are compared. A key has the
 * number of its place in the list.
 */
public final class ReachIndex {

    private final List<MappedKey> keys;
    private final Map<String, BitSet> byHead = new HashMap<>();
    private final Map<String, BitSet> byHeadOfTag = new HashMap<>();

    public ReachIndex(List<MappedKey> keys) {
        this.keys = List.copyOf(keys);
        for (int i = 0; i < keys.size(); i++) {
            put(byHead, keys.get(i).template(), i);
            for (KeyTemplate tag : keys.get(i).tags()) {
                put(byHeadOfTag, tag, i);
            }
        }
    }

    private static void put(Map<String, BitSet> index, KeyTemplate template, int key) {
        index.computeIfAbsent(template.segments().get(0).text(), head -> new BitSet())
                .set(key);
    }

    /** Returns the numbers of the keys that at least one of the evictions can remove. */
    public BitSet reachedBy(List<EvictionTarget> targets) {
        BitSet reached = new BitSet(keys.size());
        for (EvictionTarget target : targets) {
            BitSet candidates = candidates(target);
            for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
                if (!reached.get(i) && canReach(target, keys.get(i))) {
                    reached.set(i);
                }
            }
        }
        return reached;
    }

    /** Returns the keys that begin like a target, or all if its first segment has a wildcard. */
    private BitSet candidates(EvictionTarget target) {
        KeySegment first = target.template().segments().get(0);
        if (first instanceof KeySegment.Glob) {
            BitSet all = new BitSet();
            all.set(0, keys.size());
            return all;
        }
        return (target.isTag() ? byHeadOfTag : byHead).getOrDefault(first.text(), new BitSet());
    }

    static boolean canReach(EvictionTarget target, MappedKey key) {
        if (!target.isTag()) {
            return PatternReach.canMatch(target.template(), key.template());
        }
        for (KeyTemplate tag : key.tags()) {
            if (PatternReach.canMatch(target.template(), tag)) {
                return true;
            }
        }
        return false;
    }
}
