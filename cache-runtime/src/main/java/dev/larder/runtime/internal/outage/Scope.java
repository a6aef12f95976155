package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.spi.GroupPattern;

/** What one pending eviction covers. Equal scopes need to be evicted only once. */
sealed interface Scope {

    /** Returns the key or the pattern as the store takes it. */
    String text();

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
        public String text() {
            return pattern.glob();
        }

        @Override
        public String toString() {
            return AbbreviatedKey.of(text());
        }
    }

    /**
     * Everything that begins so: what takes the place of many scopes when too many are pending. Found by a scan, since
     * keys that were evicted by name need not be listed.
     */
    record Beginning(String start) implements Scope {
        @Override
        public String text() {
            return escaped(start) + "*";
        }

        GroupPattern pattern() {
            return GroupPattern.scanned(text());
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
