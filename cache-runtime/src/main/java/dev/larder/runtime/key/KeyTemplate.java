package dev.larder.runtime.key;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a method's keys: {@code user:{id}:profile}.
 *
 * <p>Segments are separated by {@code :}; each is literal text or exactly one placeholder in braces, and the first one is
 * literal. Immutable; two templates are equal when their texts are equal.
 */
public final class KeyTemplate {

    private final String text;

    private final List<KeySegment> segments;

    private KeyTemplate(String text) {
        this.text = text;
        this.segments = KeySegment.parse(text, false);
    }

    /**
     * Parses a template.
     *
     * @throws IllegalArgumentException when it is malformed
     */
    public static KeyTemplate of(String text) {
        return new KeyTemplate(text);
    }

    /** Returns the number of placeholders, which is the number of arguments that a key takes. */
    public int placeholders() {
        return (int) segments.stream()
                .filter(KeySegment.Placeholder.class::isInstance)
                .count();
    }

    List<KeySegment> segments() {
        return segments;
    }

    /** Returns the template with nameless placeholders: templates of the same shape make the same keys. */
    public String shape() {
        return withPlaceholders("{}");
    }

    /** Returns a glob that matches all keys of the template: it has a wildcard in place of each placeholder. */
    public String glob() {
        return withPlaceholders("*");
    }

    private String withPlaceholders(String replacement) {
        return segments.stream()
                .map(segment -> segment instanceof KeySegment.Literal literal ? literal.text() : replacement)
                .collect(Collectors.joining(":"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyTemplate that && text.equals(that.text);
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
