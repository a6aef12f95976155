package dev.larder.runtime.key;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a method's tags: {@code customer:{result.customerId}}. The rules are those of a {@link KeyTemplate}. Immutable; two
 * templates are equal when their texts are equal.
 */
public final class TagTemplate {

    private final String text;

    private final List<KeySegment> segments;

    private TagTemplate(String text) {
        this.text = text;
        this.segments = KeySegment.parse(text, false);
    }

    /**
     * Parses a template.
     *
     * @throws IllegalArgumentException when it is malformed
     */
    public static TagTemplate of(String text) {
        return new TagTemplate(text);
    }

    /**
     * Returns the tag of some arguments, one a placeholder, in order; {@link KeyTag#none} where one of them is
     * {@link KeyDigest#none}.
     *
     * @throws IllegalArgumentException when the template has another number of placeholders, or an argument has no stable text
     */
    public KeyTag with(@Nullable Object... values) {
        StringBuilder tag = new StringBuilder();
        int used = 0;
        for (KeySegment segment : segments) {
            tag.append(tag.isEmpty() ? "" : ":");
            if (segment instanceof KeySegment.Literal literal) {
                tag.append(literal.text());
                continue;
            }
            requireValue(used < values.length, values);
            Object value = values[used++];
            if (value == KeyDigest.none()) {
                return KeyTag.none();
            }
            KeySegment.append(tag, value);
        }
        requireValue(used == values.length, values);
        return new KeyTag(tag.toString());
    }

    private void requireValue(boolean condition, @Nullable Object[] values) {
        if (!condition) {
            long placeholders = segments.stream()
                    .filter(KeySegment.Placeholder.class::isInstance)
                    .count();
            throw new IllegalArgumentException(
                    "\"" + text + "\" takes " + placeholders + " values but was given " + values.length);
        }
    }

    /**
     * Returns the tag of each element.
     *
     * @param elements {@code null} stands for no element
     */
    public static <T extends @Nullable Object> List<KeyTag> each(
            @Nullable Iterable<? extends T> elements, Function<? super T, KeyTag> tag) {
        List<KeyTag> tags = new ArrayList<>();
        if (elements != null) {
            for (T element : elements) {
                tags.add(tag.apply(element));
            }
        }
        return tags;
    }

    /** Returns the tags of several lists. */
    @SafeVarargs
    public static List<KeyTag> together(List<KeyTag>... lists) {
        List<KeyTag> all = new ArrayList<>();
        for (List<KeyTag> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    /** Returns the template with a wildcard in place of each placeholder. */
    public String glob() {
        return segments.stream()
                .map(segment -> segment instanceof KeySegment.Literal literal ? literal.text() : "*")
                .collect(Collectors.joining(":"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TagTemplate that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the template as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
