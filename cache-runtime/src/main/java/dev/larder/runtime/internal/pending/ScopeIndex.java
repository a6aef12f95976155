package dev.larder.runtime.internal.pending;

import dev.larder.runtime.internal.glob.GlobMatcher;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a scope that covers a key, among many. It looks up the segments of the key, and the patterns with the same prefixes,
 * but not all scopes. Not thread-safe.
 */
final class ScopeIndex {

    private final String keyStart;

    private final Set<Scope> scopes;

    /** The matchers of groups, by the prefix that all their keys begin with. */
    private final Map<String, Map<Scope, List<GlobMatcher>>> matchers = new HashMap<>();

    /** The matchers of the keys that may carry a tag. An eviction by the tag removes only those of them that do. */
    private final Map<Scope, List<GlobMatcher>> tagMatchers = new LinkedHashMap<>();

    /**
     * Returns an index.
     *
     * @param keyStart the key prefix and its colon, which all keys begin with, or nothing
     * @param scopes a view of the scopes; {@link #added} and {@link #removed} report each change
     */
    ScopeIndex(String keyStart, Set<Scope> scopes) {
        this.keyStart = keyStart;
        this.scopes = scopes;
    }

    void added(Scope scope) {
        if (scope instanceof Scope.Group group) {
            matchersOf(group)
                    .put(
                            group,
                            group.pattern().globs().stream()
                                    .map(GlobMatcher::of)
                                    .toList());
        }
    }

    private Map<Scope, List<GlobMatcher>> matchersOf(Scope.Group group) {
        return group.pattern().isTag()
                ? tagMatchers
                : matchers.computeIfAbsent(group.pattern().prefix(), prefix -> new LinkedHashMap<>());
    }

    void removed(Scope scope) {
        tagMatchers.remove(scope);
        if (scope instanceof Scope.Group group) {
            matchers.computeIfPresent(group.pattern().prefix(), (prefix, groups) -> {
                groups.remove(group);
                return groups.isEmpty() ? null : groups;
            });
        }
    }

    /** Returns whether a scope covers the key, or a tag that the key may carry. */
    boolean covers(String key) {
        return removing(key) != null || (!tagMatchers.isEmpty() && match(tagMatchers, key) != null);
    }

    /** Returns a scope whose eviction surely removes the key, or {@code null}. */
    @Nullable
    Scope removing(String key) {
        Scope exact = new Scope.Key(key);
        if (scopes.contains(exact)) {
            return exact;
        }
        Scope wide = beginningOf(key);
        return wide == null && !matchers.isEmpty() ? groupOf(key) : wide;
    }

    /** Returns a wider scope that surely covers the whole group, or {@code null}. */
    @Nullable
    Scope covering(GroupPattern group) {
        if (!group.keyPrefix().isEmpty()) {
            return beginningOf(group.keyPrefix() + ":");
        }
        Scope all = new Scope.Beginning(keyStart);
        return group.glob().startsWith(keyStart) && scopes.contains(all) ? all : null;
    }

    /** Returns the key prefix, the first segment and the colon after it; the whole text when it has one segment. */
    String headOf(String text) {
        int colon = text.indexOf(':', text.startsWith(keyStart) ? keyStart.length() : 0);
        return colon < 0 ? text : text.substring(0, colon + 1);
    }

    private @Nullable Scope beginningOf(String text) {
        Scope all = new Scope.Beginning(keyStart);
        if (text.startsWith(keyStart) && scopes.contains(all)) {
            return all;
        }
        Scope head = new Scope.Beginning(headOf(text));
        return scopes.contains(head) ? head : null;
    }

    private @Nullable Scope groupOf(String key) {
        Scope match = match(matchers.get(""), key);
        for (int colon = key.indexOf(':'); match == null && colon >= 0; colon = key.indexOf(':', colon + 1)) {
            match = match(matchers.get(key.substring(0, colon)), key);
        }
        return match;
    }

    private static @Nullable Scope match(@Nullable Map<Scope, List<GlobMatcher>> groups, String key) {
        if (groups != null) {
            for (Map.Entry<Scope, List<GlobMatcher>> group : groups.entrySet()) {
                if (group.getValue().stream().anyMatch(glob -> glob.matches(key))) {
                    return group.getKey();
                }
            }
        }
        return null;
    }
}
