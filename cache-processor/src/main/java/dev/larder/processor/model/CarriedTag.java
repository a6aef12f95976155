package dev.larder.processor.model;

/**
 * A tag that the keys of a method carry, and its place in the source.
 *
 * @param template the template of the tag; {@code result} in it is one stored value
 */
public record CarriedTag(KeyTemplate template, Origin origin) {

    /** Returns whether the tag is known only when the value is. */
    public boolean isOfValue() {
        return template.usesResult();
    }
}
