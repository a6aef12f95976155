package dev.larder.runtime.key;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.internal.key.KeyEncoding;
import dev.larder.runtime.spi.index.IndexEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key in the store, made from a template and encoded arguments. Immutable; two keys are equal when their names are equal.
 */
public final class CacheKey {

    private static final CacheKey NONE = new CacheKey("", 0);

    private final String name;

    /** The place where the template begins, behind the key prefix. */
    private final int headStart;

    CacheKey(String name, int headStart) {
        this.name = name;
        this.headStart = headStart;
    }

    /** Returns the key of a call for which no key could be made. Nothing is stored under it. */
    public static CacheKey none() {
        return NONE;
    }

    /** Returns whether this is {@link #none}. */
    public boolean isNone() {
        return this == NONE;
    }

    /** Returns the whole text of the key as it stands in the store, key prefix included. */
    public String name() {
        return name;
    }

    /**
     * Returns a key whose text the application wrote itself.
     *
     * @param keyStart the text before every key: the key prefix and its {@code :}, or nothing
     * @throws IllegalArgumentException when no template could have made the text
     */
    public static CacheKey parse(String text, String keyStart) {
        Objects.requireNonNull(text, "key");
        if (!text.codePoints().allMatch(CacheKey::isAllowed)) {
            throw new IllegalArgumentException("the key " + AbbreviatedKey.of(text)
                    + " holds a blank, a control character or one of * ? [ ] \\ { } #; make it of a template, as in"
                    + " client.key(\"user:{id}\", id), which encodes them");
        }
        if (text.isEmpty() || text.startsWith(":")) {
            throw new IllegalArgumentException(
                    "a key must not be empty or begin with a colon; write for instance user:42");
        }
        return new CacheKey(keyStart + text, keyStart.length());
    }

    /** Returns whether a key may hold the character: {@code %} and {@code ~} are part of encoded arguments. */
    private static boolean isAllowed(int character) {
        return !KeyEncoding.isEncoded(character) || character == '%' || character == '~' || character == ':';
    }

    /**
     * Returns every proper prefix of whole segments, without the closing {@code :}, shortest first: the index sets of this
     * key. The key prefix alone is not among them. The list is computed at each call, since only misses ask.
     */
    public List<String> indexPrefixes() {
        List<String> prefixes = new ArrayList<>();
        for (int colon = name.indexOf(':', headStart); colon >= 0; colon = name.indexOf(':', colon + 1)) {
            prefixes.add(name.substring(0, colon));
        }
        return prefixes;
    }

    /** Returns the index entry of this key; {@code indexed} is what the method's attribute of that name says. */
    public IndexEntry indexEntry(boolean indexed) {
        if (indexed) {
            return new IndexEntry.Indexed(indexPrefixes());
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

    /** Returns the key's head and a hash, since arguments do not belong in logs. */
    @Override
    public String toString() {
        return AbbreviatedKey.of(name);
    }
}
