package dev.larder.runtime.key;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an eviction names: one key ({@code user:{user.id}:profile}) or, with wildcards, a group of keys
 * ({@code user:{user.id}:*}), or those that carry a {@linkplain #ofTag tag}.
 *
 * <p>Segments are separated by {@code :}; each is literal text, exactly one placeholder, or literal text with the wildcards of
 * Redis: {@code *} (which crosses {@code :}), {@code ?}, {@code [abc]}, {@code [^a]}, {@code [a-z]}. An argument is always
 * a whole segment and never acts as a wildcard. Immutable; two patterns are equal when they have the same text and both
 * or none is of tags.
 */
public final class KeyPattern {

    /** An argument of {@link #with} that stands for every value of its placeholder. */
    public static final Object ANY = new Object() {
        @Override
        public String toString() {
            return "*";
        }
    };

    private final String text;

    private final List<KeySegment> segments;

    private final boolean isTag;

    private KeyPattern(String text, boolean isTag) {
        this.text = text;
        this.segments = KeySegment.parse(text, !isTag);
        this.isTag = isTag;
    }

    /**
     * Parses a pattern.
     *
     * @throws IllegalArgumentException when it is malformed
     */
    public static KeyPattern of(String text) {
        return new KeyPattern(text, false);
    }

    /**
     * Parses the template of tags whose keys an eviction names. It has no wildcards.
     *
     * @throws IllegalArgumentException when it is malformed
     */
    public static KeyPattern ofTag(String text) {
        return new KeyPattern(text, true);
    }

    /**
     * Returns the target that these arguments make of this pattern.
     *
     * @param values one argument a placeholder, in order; {@link #ANY} makes the target a pattern with a wildcard
     */
    public EvictionTarget with(@Nullable Object... values) {
        List<String> texts = new ArrayList<>(segments.size());
        int used = 0;
        int firstWildcard = segments.size();
        for (int i = 0; i < segments.size(); i++) {
            KeySegment segment = segments.get(i);
            if (segment instanceof KeySegment.Placeholder) {
                requireValue(used < values.length, values);
                Object value = values[used++];
                texts.add(value == ANY ? "*" : encoded(value));
                firstWildcard = value == ANY ? Math.min(firstWildcard, i) : firstWildcard;
            } else if (segment instanceof KeySegment.Literal literal) {
                texts.add(literal.text());
            } else if (segment instanceof KeySegment.Wildcard wildcard) {
                texts.add(wildcard.glob());
                firstWildcard = Math.min(firstWildcard, i);
            }
        }
        requireValue(used == values.length, values);
        return new EvictionTarget(isTag ? EvictionTarget.TAG + text : text, texts, firstWildcard, isTag);
    }

    private static String encoded(@Nullable Object value) {
        StringBuilder segment = new StringBuilder();
        KeySegment.append(segment, value);
        return segment.toString();
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyPattern that && text.equals(that.text) && isTag == that.isTag;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the pattern as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
