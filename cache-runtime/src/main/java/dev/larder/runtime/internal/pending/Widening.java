package dev.larder.runtime.internal.pending;

import dev.larder.runtime.spi.index.GroupPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Wider scopes, and the scopes that they replace.
 *
 * @param wide cover all keys that the replaced scopes cover
 */
record Widening(List<? extends Scope> wide, List<Scope> replaced) {

    /**
     * Chooses the narrowest scope that makes room: all keys with the commonest first segment or, when no segment occurs
     * twice, all keys with the key prefix. Without a key prefix all keys that may carry one of the pending tags.
     *
     * @return {@code null} when there is nothing to merge, or no key prefix to keep the keys of other applications out
     */
    static @Nullable Widening of(Collection<Scope> scopes, ScopeIndex index, String keyStart) {
        Map<String, Integer> heads = new HashMap<>();
        for (Scope scope : scopes) {
            String head = head(scope, index);
            if (!head.isEmpty()) {
                heads.merge(head, 1, Integer::sum);
            }
        }
        String commonest = heads.entrySet().stream()
                .filter(head -> head.getValue() > 1)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(keyStart);
        if (commonest.isEmpty()) {
            return ofTags(scopes);
        }
        List<Scope> below = scopes.stream()
                .filter(scope -> isBelow(scope, commonest, commonest.equals(keyStart)))
                .toList();
        return below.size() < 2 ? null : new Widening(List.of(new Scope.Beginning(commonest)), below);
    }

    /** Replaces the tags that the most keys of the same templates may carry. A tag that any key may carry stays. */
    private static @Nullable Widening ofTags(Collection<Scope> scopes) {
        Map<List<String>, List<Scope>> tags = new HashMap<>();
        for (Scope scope : scopes) {
            if (scope instanceof Scope.Group group
                    && group.pattern().isTag()
                    && !group.pattern().reach().contains("*")) {
                tags.computeIfAbsent(group.pattern().reach(), absent -> new ArrayList<>())
                        .add(scope);
            }
        }
        return tags.entrySet().stream()
                .filter(tagged -> tagged.getValue().size() > tagged.getKey().size())
                .max(Comparator.comparing(tagged -> tagged.getValue().size()))
                .map(tagged -> new Widening(
                        tagged.getKey().stream()
                                .map(GroupPattern::scanned)
                                .map(Scope.Group::new)
                                .toList(),
                        tagged.getValue()))
                .orElse(null);
    }

    /** Returns the first segment that all keys of a scope share, or nothing when they share none. */
    private static String head(Scope scope, ScopeIndex index) {
        if (scope instanceof Scope.Key key) {
            String head = index.headOf(key.text());
            return head.endsWith(":") ? head : "";
        }
        return scope instanceof Scope.Group group
                        && !group.pattern().keyPrefix().isEmpty()
                ? group.pattern().head() + ":"
                : "";
    }

    private static boolean isBelow(Scope scope, String start, boolean isKeyStart) {
        if (scope instanceof Scope.Key key) {
            return key.text().startsWith(start);
        }
        if (scope instanceof Scope.Beginning beginning) {
            return beginning.start().startsWith(start);
        }
        GroupPattern pattern = ((Scope.Group) scope).pattern();
        // A glob is not plain text, but its beginning is: the key prefix has no wildcards.
        return pattern.keyPrefix().isEmpty()
                ? isKeyStart && pattern.glob().startsWith(start)
                : (pattern.prefix() + ":").startsWith(start);
    }
}
