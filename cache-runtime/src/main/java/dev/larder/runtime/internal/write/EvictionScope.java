package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.TagReach;
import dev.larder.runtime.key.EvictionTarget;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys and groups of keys of one eviction, behind one key prefix. */
record EvictionScope(Set<String> keys, List<GroupPattern> groups) {

    /** @param reach tells which keys may carry a tag */
    static EvictionScope of(Collection<EvictionTarget> targets, String keyStart, TagReach reach) {
        Set<String> keys = new LinkedHashSet<>();
        List<GroupPattern> groups = new ArrayList<>();
        for (EvictionTarget target : targets) {
            if (target.isTag()) {
                groups.addAll(target.tagged(keyStart, reach::globs));
            } else if (target.isExact()) {
                keys.add(target.text(keyStart));
            } else {
                groups.add(target.group(keyStart));
            }
        }
        return new EvictionScope(keys, groups);
    }

    boolean isEmpty() {
        return keys.isEmpty() && groups.isEmpty();
    }

    /** Returns one of its keys or globs, for messages; it is not empty. */
    String first() {
        return keys.isEmpty() ? groups.get(0).glob() : keys.iterator().next();
    }
}
