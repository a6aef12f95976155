package dev.larder.runtime.key;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.spi.index.Tag;

/**
 * A tag of a key, made from a {@link TagTemplate} and encoded arguments: {@code customer:42}. It does not hold the key prefix, so
 * that it is the same for every {@code Larder}. Immutable; two tags are equal when their texts are equal.
 *
 * @param text the whole tag; empty for {@link #none}
 */
public record KeyTag(String text) {

    private static final KeyTag NONE = new KeyTag("");

    /** Returns the tag of a call for which none could be made. A key with it is not stored. */
    public static KeyTag none() {
        return NONE;
    }

    /** Returns whether this is {@link #none}. */
    public boolean isNone() {
        return text.isEmpty();
    }

    /**
     * Returns a tag whose text the application wrote itself.
     *
     * @throws IllegalArgumentException when no template could have made the text
     */
    public static KeyTag parse(String text) {
        return new KeyTag(WrittenText.require("tag", text));
    }

    /**
     * Returns the tag behind a key prefix.
     *
     * @param keyStart the text before every key: the key prefix and its {@code :}, or nothing
     */
    public Tag behind(String keyStart) {
        int colon = text.indexOf(':');
        return new Tag(keyStart + text, keyStart + (colon < 0 ? text : text.substring(0, colon)));
    }

    /** Returns the tag's head and a hash, since arguments do not belong in logs. */
    @Override
    public String toString() {
        return AbbreviatedKey.of(text);
    }
}
