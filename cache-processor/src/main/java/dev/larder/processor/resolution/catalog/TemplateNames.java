package dev.larder.processor.resolution.catalog;

import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether two templates with the same keys use the same names. {@code account:{id}} and {@code account:{userId}}
 * mean different things by one key; {@code user:{id}} and {@code user:{userId}} do not.
 */
final class TemplateNames {

    private TemplateNames() {}

    /**
     * Returns whether two templates give the same key for equal arguments, whatever the names of their placeholders
     * are.
     */
    static boolean areSame(KeyTemplate one, KeyTemplate other) {
        if (one.segments().size() != other.segments().size()) {
            return false;
        }
        for (int i = 0; i < one.segments().size(); i++) {
            if (!areSame(one.segments().get(i), other.segments().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean areSame(KeySegment one, KeySegment other) {
        return one instanceof KeySegment.Placeholder first && other instanceof KeySegment.Placeholder second
                ? first.shape().equals(second.shape())
                : one.text().equals(other.text());
    }

    /** Returns the first two names that differ in two otherwise equal templates. */
    static Optional<List<String>> difference(KeyTemplate one, KeyTemplate other) {
        String head = "";
        for (int i = 0; i < one.segments().size(); i++) {
            if (one.segments().get(i) instanceof KeySegment.Placeholder first
                    && other.segments().get(i) instanceof KeySegment.Placeholder second) {
                if (areDifferent(first, second, head)) {
                    return Optional.of(
                            List.of(first.path().text(), second.path().text()));
                }
            } else {
                head = one.segments().get(i).text();
            }
        }
        return Optional.empty();
    }

    private static boolean areDifferent(KeySegment.Placeholder one, KeySegment.Placeholder other, String head) {
        Set<String> names = names(one, head);
        return names(other, head).stream().noneMatch(names::contains);
    }

    /**
     * Returns the names of a placeholder: its last name alone, the whole path, and the last name without the literal
     * before it.
     */
    private static Set<String> names(KeySegment.Placeholder placeholder, String head) {
        String text = placeholder.path().variable()
                + placeholder.path().text().substring(placeholder.path().root().length());
        String last = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String whole = text.replace(".", "").toLowerCase(Locale.ROOT);
        String group = head.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String without =
                last.startsWith(group) && last.length() > group.length() ? last.substring(group.length()) : last;
        return Set.copyOf(List.of(last, whole, without).stream().distinct().toList());
    }
}
