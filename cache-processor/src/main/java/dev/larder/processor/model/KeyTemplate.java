package dev.larder.processor.model;

import java.util.List;
import java.util.StringJoiner;

/**
 * A template of keys or patterns. Its placeholders are bound to parameters, to the result, or to paths from these.
 *
 * @param segments at least one; the first is never a placeholder
 * @param byDefault whether the template is the default one, which nobody wrote
 */
public record KeyTemplate(List<KeySegment> segments, boolean byDefault) {

    public KeyTemplate {
        segments = List.copyOf(segments);
    }

    /** Returns the source text of the template. */
    public String text() {
        StringJoiner text = new StringJoiner(":");
        segments.forEach(segment -> text.add(segment.text()));
        return text.toString();
    }

    public List<KeySegment.Placeholder> placeholders() {
        return segments.stream()
                .filter(KeySegment.Placeholder.class::isInstance)
                .map(KeySegment.Placeholder.class::cast)
                .toList();
    }

    /**
     * Returns the paths from the elements of a collection or array, which give one key for each element. All have one
     * root.
     */
    public List<ValuePath> elements() {
        return placeholders().stream()
                .map(KeySegment.Placeholder::path)
                .filter(path -> path.elements().isPresent())
                .toList();
    }

    public boolean usesResult() {
        return placeholders().stream()
                .anyMatch(placeholder -> placeholder.path().fromResult());
    }
}
