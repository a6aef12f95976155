package dev.larder.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the keys of one template under one key prefix. Immutable. */
final class KeyFactory {

    private final KeyTemplate template;

    /** What stands before each hole, and behind the last one: one text more than there are holes. */
    private final String[] texts;

    private final int headStart;

    private final int usualLength;

    KeyFactory(KeyTemplate template, String keyPrefix) {
        this.template = template;
        this.headStart = keyPrefix.length();
        List<String> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder(keyPrefix);
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

    CacheKey key() {
        requireHoles(0);
        return new CacheKey(texts[0], headStart);
    }

    CacheKey key(@Nullable Object value) {
        requireHoles(1);
        if (value instanceof Long number) {
            // The commonest key, in one allocation of its exact length.
            return new CacheKey(texts[0] + number.longValue() + texts[1], headStart);
        }
        StringBuilder name = new StringBuilder(usualLength).append(texts[0]);
        KeySegment.append(name, value);
        return new CacheKey(name.append(texts[1]).toString(), headStart);
    }

    CacheKey key(@Nullable Object[] values) {
        requireHoles(values.length);
        StringBuilder name = new StringBuilder(usualLength).append(texts[0]);
        for (int i = 0; i < values.length; i++) {
            KeySegment.append(name, values[i]);
            name.append(texts[i + 1]);
        }
        return new CacheKey(name.toString(), headStart);
    }

    private void requireHoles(int values) {
        if (values != texts.length - 1) {
            throw new IllegalArgumentException(
                    "\"" + template + "\" takes " + (texts.length - 1) + " values but was given " + values);
        }
    }
}
