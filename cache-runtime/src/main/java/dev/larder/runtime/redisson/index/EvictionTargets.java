package dev.larder.runtime.redisson.index;

import dev.larder.runtime.internal.glob.GlobMatcher;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The targets of some evictions, which tell whether one of them covers a key. Thread-safe. */
final class EvictionTargets {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    /** The matchers of groups by their globs, and these by the prefix that all their keys begin with. */
    private final Map<String, Map<String, GlobMatcher>> groups = new ConcurrentHashMap<>();

    void add(Collection<String> exactKeys, Collection<GroupPattern> patterns) {
        keys.addAll(exactKeys);
        for (GroupPattern pattern : patterns) {
            for (String glob : pattern.globs()) {
                groups.computeIfAbsent(pattern.keyPrefix(), absent -> new ConcurrentHashMap<>())
                        .computeIfAbsent(glob, GlobMatcher::of);
            }
        }
    }

    boolean cover(String key) {
        return keys.contains(key) || (!groups.isEmpty() && groupCovers(key));
    }

    private boolean groupCovers(String key) {
        boolean covered = matches("", key);
        for (int colon = key.indexOf(':'); !covered && colon >= 0; colon = key.indexOf(':', colon + 1)) {
            covered = matches(key.substring(0, colon), key);
        }
        return covered;
    }

    private boolean matches(String prefix, String key) {
        Map<String, GlobMatcher> matchers = groups.get(prefix);
        return matchers != null && matchers.values().stream().anyMatch(matcher -> matcher.matches(key));
    }
}
