package dev.larder.processor.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A template of keys, or of patterns of keys, whose placeholders are bound to parameters, to the result, or to a path from one.
 *
 * @param segments at least one; the first is never a placeholder
 * @param byDefault whether nobody wrote it
 */
public record KeyTemplate(List<KeySegment> segments, boolean byDefault) {

    public KeyTemplate {
        segments = List.copyOf(segments);
    }

    /** The template as it was written. */
    public String text() {
        return segments.stream().map(KeySegment::text).collect(Collectors.joining(":"));
    }

    public List<KeySegment.Placeholder> placeholders() {
        return segments.stream()
                .filter(KeySegment.Placeholder.class::isInstance)
                .map(KeySegment.Placeholder.class::cast)
                .toList();
    }

    /** The placeholders that make it a template of one key for each element of a collection or array, which all of them share. */
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
