package dev.larder.processor.resolution.catalog;

import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether the placeholders of two templates with the same keys are called alike: {@code account:{id}} and
 * {@code account:{userId}} answer different questions by one key, {@code user:{id}} and {@code user:{userId}} do not.
 */
final class TemplateNames {

    private TemplateNames() {}

    /** Whether two templates give the same key for equal arguments, whatever the placeholders are called. */
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

    /** The first two names that differ in two templates that are otherwise the same. */
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

    /** The last name of the path, alone, with what it belongs to, and without the segment of text before it. */
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
