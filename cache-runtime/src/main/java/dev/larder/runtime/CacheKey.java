package dev.larder.runtime;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.spi.IndexEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key in the store, made by {@link ReadThrough#key} and {@link WriteThrough#key}.
 *
 * <p>Immutable; two keys are equal when their names are.
 */
public final class CacheKey {

    private final String name;

    /** Where the template begins, behind the key prefix. */
    private final int headStart;

    CacheKey(String name, int headStart) {
        this.name = name;
        this.headStart = headStart;
    }

    /** Returns the whole text of the key as it stands in the store, key prefix included. */
    public String name() {
        return name;
    }

    /**
     * Returns every proper prefix of whole segments, without the closing {@code :}, shortest first: where a pattern finds
     * this key. The key prefix alone is none of them. Computed anew on each call, since only misses ask.
     */
    public List<String> listings() {
        List<String> prefixes = new ArrayList<>();
        for (int colon = name.indexOf(':', headStart); colon >= 0; colon = name.indexOf(':', colon + 1)) {
            prefixes.add(name.substring(0, colon));
        }
        return prefixes;
    }

    IndexEntry listing(boolean listed) {
        if (listed) {
            return new IndexEntry.Indexed(listings());
        }
        int colon = name.indexOf(':', headStart);
        return new IndexEntry.Unindexed(colon < 0 ? name : name.substring(0, colon));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CacheKey that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Returns the key's head and a hash; arguments don't belong in logs. */
    @Override
    public String toString() {
        return AbbreviatedKey.of(name);
    }
}
