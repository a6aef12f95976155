package dev.larder.runtime.internal.pending;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.List;
import java.util.Optional;

/** The keys that one pending eviction covers. Equal scopes are evicted only once. */
sealed interface Scope {

    /** Returns the key or the pattern as the store takes it. */
    String text();

    /** Returns the keys among some scopes. */
    static List<String> keys(List<Scope> scopes) {
        return scopes.stream().filter(Key.class::isInstance).map(Scope::text).toList();
    }

    /** Returns the patterns of those scopes that are not keys. */
    static List<GroupPattern> groups(List<Scope> scopes) {
        return scopes.stream().flatMap(scope -> scope.group().stream()).toList();
    }

    /** Returns the pattern, unless this is a key. */
    default Optional<GroupPattern> group() {
        return Optional.empty();
    }

    /** One key. */
    record Key(String text) implements Scope {
        @Override
        public String toString() {
            return AbbreviatedKey.of(text);
        }
    }

    /** The keys of a group. */
    record Group(GroupPattern pattern) implements Scope {
        @Override
        public Optional<GroupPattern> group() {
            return Optional.of(pattern);
        }

        @Override
        public String text() {
            return pattern.glob();
        }

        @Override
        public String toString() {
            return AbbreviatedKey.of(text());
        }
    }

    /**
     * All keys with a common beginning. It replaces many scopes when too many are pending. A scan finds the keys, since keys
     * that were evicted by name need not be in the index.
     */
    record Beginning(String start) implements Scope {
        @Override
        public String text() {
            return escaped(start) + "*";
        }

        @Override
        public Optional<GroupPattern> group() {
            return Optional.of(GroupPattern.scanned(text()));
        }

        @Override
        public String toString() {
            return text();
        }

        private static String escaped(String text) {
            return text.replaceAll("[*?\\[\\]\\\\]", "\\\\$0");
        }
    }
}
