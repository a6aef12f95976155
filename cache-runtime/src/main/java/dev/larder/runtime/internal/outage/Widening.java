package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.GroupPattern;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wider scope and those that it takes the place of.
 *
 * @param wide covers at least what the others do
 */
record Widening(Scope.Beginning wide, List<Scope> replaced) {

    /**
     * Chooses the narrowest scope that makes room: everything below the commonest first segment or, when none is there
     * twice, below the key prefix.
     *
     * @return {@code null} when there is nothing to merge, or no key prefix: everything would be more than the cache's
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

    /** Returns the first segment of all keys in a scope, or nothing when it has none of its own. */
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
        // A glob is no plain text; but the key prefix, which has no wildcards, begins it like one.
        return pattern.needsScan()
                ? isKeyStart && pattern.glob().startsWith(start)
                : (pattern.prefix() + ":").startsWith(start);
    }
}
