package dev.larder.runtime.key;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a method's tags: {@code customer:{result.customerId}}. The rules are those of a {@link KeyTemplate}. Immutable; two
 * templates are equal when their texts are equal.
 */
public final class TagTemplate {

    private final KeyTemplate template;

    private final KeyFactory tags;

    private TagTemplate(KeyTemplate template) {
        this.template = template;
        this.tags = new KeyFactory(template, "");
    }

    /**
     * Parses a template.
     *
     * @throws IllegalArgumentException when it is malformed
     */
    public static TagTemplate of(String text) {
        return new TagTemplate(KeyTemplate.of(text));
    }

    /**
     * Returns the tag of some arguments, one a placeholder, in order; {@link KeyTag#none} where one of them is
     * {@link KeyDigest#none}.
     *
     * @throws IllegalArgumentException when the template has another number of placeholders, or an argument has no stable text
     */
    public KeyTag with(@Nullable Object... values) {
        CacheKey tag = tags.key(values);
        return tag.isNone() ? KeyTag.none() : new KeyTag(tag.name());
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
        return template.glob();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TagTemplate that && template.equals(that.template);
    }

    @Override
    public int hashCode() {
        return template.hashCode();
    }

    /** Returns the template as it was written. */
    @Override
    public String toString() {
        return template.toString();
    }
}
