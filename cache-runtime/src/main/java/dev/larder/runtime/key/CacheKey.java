package dev.larder.runtime.key;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key in the store, made from a template and encoded arguments, with its tags. Immutable; two keys are equal when their names are
 * equal.
 */
public final class CacheKey {

    private static final CacheKey NONE = new CacheKey("", 0);

    private final String name;

    /** The place where the template begins, behind the key prefix. */
    private final int headStart;

    private final KeyTags tags;

    CacheKey(String name, int headStart) {
        this(name, headStart, KeyTags.NONE);
    }

    private CacheKey(String name, int headStart, KeyTags tags) {
        this.name = name;
        this.headStart = headStart;
        this.tags = tags;
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
        return new CacheKey(keyStart + WrittenText.require("key", text), keyStart.length());
    }

    /**
     * Returns this key with the tags of its arguments, under which it is listed before its value is loaded.
     *
     * @param tags makes the tags; it is not called for a hit, and must not throw
     */
    public CacheKey tagged(Supplier<List<KeyTag>> tags) {
        return isNone() ? this : new CacheKey(name, headStart, this.tags.withArguments(tags));
    }

    /**
     * Returns this key with the tags of its value, under which it is listed before the value is stored.
     *
     * @param tags makes the tags of a value; it is not called for a hit
     * @param <V> the type of the values that are stored under this key
     */
    @SuppressWarnings("unchecked") // only values of this type are stored
    public <V> CacheKey taggedBy(Function<? super V, List<KeyTag>> tags) {
        return isNone() ? this : new CacheKey(name, headStart, this.tags.withValue(value -> tags.apply((V) value)));
    }

    /** Returns whether each tag of the arguments can be made. Otherwise nothing is stored under this key. */
    public boolean isListable() {
        return tags == KeyTags.NONE || tags.arguments().stream().noneMatch(KeyTag::isNone);
    }

    /**
     * Returns the tags of a value that is to be stored under this key, without those of the arguments.
     *
     * @throws RuntimeException when a tag cannot be made; the value must not be stored then
     */
    public List<Tag> tagsOf(Object value) {
        return tags == KeyTags.NONE ? List.of() : behindPrefix(tags.of(value));
    }

    /**
     * Returns the tags of the arguments and of a value that is to be stored under this key.
     *
     * @param value {@code null} for an absence, which has no tags of its own
     * @throws RuntimeException when a tag cannot be made
     */
    public List<Tag> allTags(@Nullable Object value) {
        List<Tag> all = new ArrayList<>(argumentTags());
        if (value != null) {
            all.addAll(tagsOf(value));
        }
        return all.stream().distinct().toList();
    }

    private List<Tag> argumentTags() {
        return tags == KeyTags.NONE ? List.of() : behindPrefix(tags.arguments());
    }

    private List<Tag> behindPrefix(List<KeyTag> known) {
        if (known.isEmpty()) {
            return List.of();
        }
        if (known.stream().anyMatch(KeyTag::isNone)) {
            throw new IllegalArgumentException("a tag of " + this + " has a digest that cannot be made");
        }
        String keyStart = name.substring(0, headStart);
        return known.stream().map(tag -> tag.behind(keyStart)).distinct().toList();
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

    /**
     * Returns the index entry of this key, with the tags of its arguments; {@code indexed} is what the method's attribute of that
     * name says.
     */
    public IndexEntry indexEntry(boolean indexed) {
        List<Tag> known = isListable() ? argumentTags() : List.of();
        if (indexed) {
            return new IndexEntry.Indexed(indexPrefixes(), known);
        }
        int colon = name.indexOf(':', headStart);
        return new IndexEntry.Unindexed(colon < 0 ? name : name.substring(0, colon), known);
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
