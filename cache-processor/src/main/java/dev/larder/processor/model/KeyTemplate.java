package dev.larder.processor.model;

import java.util.ArrayList;
import java.util.List;

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
        StringBuilder text = new StringBuilder(segments.get(0).text());
        for (KeySegment segment : segments.subList(1, segments.size())) {
            text.append(':').append(segment.text());
        }
        return text.toString();
    }

    public List<KeySegment.Placeholder> placeholders() {
        List<KeySegment.Placeholder> placeholders = new ArrayList<>(segments.size());
        for (KeySegment segment : segments) {
            if (segment instanceof KeySegment.Placeholder placeholder) {
                placeholders.add(placeholder);
            }
        }
        return placeholders;
    }

    /**
     * Returns the paths from the elements of a collection or array, which give one key for each element. All have one
     * root.
     */
    public List<ValuePath> elements() {
        List<ValuePath> elements = new ArrayList<>(0);
        for (KeySegment.Placeholder placeholder : placeholders()) {
            if (placeholder.path().elements().isPresent()) {
                elements.add(placeholder.path());
            }
        }
        return elements;
    }

    public boolean usesResult() {
        return placeholders().stream()
                .anyMatch(placeholder -> placeholder.path().fromResult());
    }
}
