package dev.larder.runtime.internal.pending;

import dev.larder.runtime.spi.index.GroupPattern;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wider scope, and the scopes that it replaces.
 *
 * @param wide covers all keys that the replaced scopes cover
 */
record Widening(Scope.Beginning wide, List<Scope> replaced) {

    /**
     * Chooses the narrowest scope that makes room: all keys with the commonest first segment or, when no segment occurs
     * twice, all keys with the key prefix.
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
            return null;
        }
        List<Scope> below = scopes.stream()
                .filter(scope -> isBelow(scope, commonest, commonest.equals(keyStart)))
                .toList();
        return below.size() < 2 ? null : new Widening(new Scope.Beginning(commonest), below);
    }

    /** Returns the first segment that all keys of a scope share, or nothing when they share none. */
    private static String head(Scope scope, ScopeIndex index) {
        if (scope instanceof Scope.Key key) {
            String head = index.headOf(key.text());
            return head.endsWith(":") ? head : "";
        }
        return scope instanceof Scope.Group group && !group.pattern().needsScan()
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
        return pattern.needsScan()
                ? isKeyStart && pattern.glob().startsWith(start)
                : (pattern.prefix() + ":").startsWith(start);
    }
}
