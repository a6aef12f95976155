package dev.larder.processor.resolution.catalog;

import dev.larder.processor.model.CarriedTag;
import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.Near;
import dev.larder.processor.model.ReadThroughMethod;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.StoringMethod;
import dev.larder.processor.model.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A template under which a method stores values.
 *
 * @param label the method, such as {@code UserService.find}
 * @param value the type of the stored values
 * @param stale the time past their TTL for which they are stored, in words
 * @param tags the templates of the tags of the keys
 * @param nearShared whether the callers of a JVM share what is kept near; empty if nothing is
 */
record KeyEntry(
        String label,
        KeyTemplate template,
        TypeName value,
        String stale,
        List<KeyTemplate> tags,
        Optional<Boolean> nearShared,
        boolean indexed) {

    /** Returns the entry of a method; empty if it stores nothing. */
    static Optional<KeyEntry> of(ServiceMethod method) {
        if (method instanceof StoringMethod storing) {
            return Optional.of(new KeyEntry(
                    storing.label(),
                    storing.key(),
                    storing.value().type(),
                    stale(storing),
                    storing.tags().stream().map(CarriedTag::template).toList(),
                    method instanceof ReadThroughMethod cached ? cached.near().map(Near::isShared) : Optional.empty(),
                    storing.indexed()));
        }
        return Optional.empty();
    }

    private static String stale(StoringMethod method) {
        return method.expiry()
                .freshness()
                .staleIfError()
                .map(time -> "staleIfError " + time.duration())
                .orElse("no staleIfError");
    }

    /** Returns whether two methods have the same keys and share the near values of these differently. */
    boolean sharesOtherwiseThan(KeyEntry other) {
        return nearShared.isPresent()
                && other.nearShared.isPresent()
                && !nearShared.equals(other.nearShared)
                && shape().equals(other.shape());
    }

    /** Returns whether an eviction by a tag finds the values of both methods, or of neither. */
    boolean hasTagsOf(KeyEntry other) {
        return tagShapes().equals(other.tagShapes());
    }

    private Set<List<String>> tagShapes() {
        return tags.stream().map(KeyEntry::shape).collect(Collectors.toSet());
    }

    /** Returns the tags in words. */
    String carried() {
        return tags.isEmpty()
                ? "no tag"
                : tags.stream().map(tag -> "\"" + tag.text() + "\"").collect(Collectors.joining(" and "));
    }

    private List<String> shape() {
        return shape(template);
    }

    /** Returns a template without the names of its placeholders. */
    private static List<String> shape(KeyTemplate template) {
        return template.segments().stream()
                .map(segment -> segment instanceof KeySegment.Placeholder ? "{}" : segment.text())
                .toList();
    }

    String head() {
        return template.segments().get(0).text();
    }
}
