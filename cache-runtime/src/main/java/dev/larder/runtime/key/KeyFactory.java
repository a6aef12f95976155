package dev.larder.runtime.key;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the keys of one template behind one key prefix. Immutable. */
public final class KeyFactory {

    private final KeyTemplate template;

    /** The texts before each placeholder, and the one behind the last: one text more than there are placeholders. */
    private final String[] texts;

    private final int headStart;

    private final int usualLength;

    /**
     * Creates a factory.
     *
     * @param keyStart the text before every key: the key prefix and its {@code :}, or nothing
     */
    public KeyFactory(KeyTemplate template, String keyStart) {
        this.template = template;
        this.headStart = keyStart.length();
        List<String> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder(keyStart);
        String separator = "";
        for (KeySegment segment : template.segments()) {
            text.append(separator);
            separator = ":";
            if (segment instanceof KeySegment.Literal literal) {
                text.append(literal.text());
            } else {
                parts.add(text.toString());
                text.setLength(0);
            }
        }
        parts.add(text.toString());
        this.texts = parts.toArray(String[]::new);
        this.usualLength = parts.stream().mapToInt(String::length).sum() + 20 * (texts.length - 1);
    }

    /** Returns the key of a template without placeholders. */
    public CacheKey key() {
        requirePlaceholders(0);
        return new CacheKey(texts[0], headStart);
    }

    /**
     * Returns the key of one argument; {@link CacheKey#none} for {@link KeyDigest#none}.
     *
     * @throws IllegalArgumentException when the template has another number of placeholders, or the argument has no stable
     *     text
     */
    public CacheKey key(@Nullable Object value) {
        if (value instanceof Long number) {
            return numberKey(number);
        }
        requirePlaceholders(1);
        if (value == KeyDigest.none()) {
            return CacheKey.none();
        }
        StringBuilder name = new StringBuilder(usualLength).append(texts[0]);
        KeySegment.append(name, value);
        return new CacheKey(name.append(texts[1]).toString(), headStart);
    }

    /**
     * Returns the key of a number, made by one allocation of its exact length; see {@link #key(Object)}.
     *
     * @throws IllegalArgumentException when the template has another number of placeholders
     */
    public CacheKey numberKey(long value) {
        requirePlaceholders(1);
        return new CacheKey(texts[0] + value + texts[1], headStart);
    }

    /** Returns the key of some arguments, one a placeholder, in order; see {@link #key(Object)}. */
    public CacheKey key(@Nullable Object[] values) {
        requirePlaceholders(values.length);
        StringBuilder name = new StringBuilder(usualLength).append(texts[0]);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == KeyDigest.none()) {
                return CacheKey.none();
            }
            KeySegment.append(name, values[i]);
            name.append(texts[i + 1]);
        }
        return new CacheKey(name.toString(), headStart);
    }

    private void requirePlaceholders(int values) {
        if (values != texts.length - 1) {
            throw new IllegalArgumentException(
                    "\"" + template + "\" takes " + (texts.length - 1) + " values but was given " + values);
        }
    }
}
