package dev.larder.processor.model;

/** A part of a template between two colons. */
public sealed interface KeySegment {

    /** The segment as it was written. */
    String text();

    /** Text that stands in the key as it is. */
    record Literal(String text) implements KeySegment {}

    /** Text with wildcards; occurs in patterns only. */
    record Glob(String text) implements KeySegment {}

    /**
     * A place for a value.
     *
     * @param digest whether the hash of the value's JSON form takes the place of the value
     * @param shape what the value can look like in a key
     */
    record Placeholder(ValuePath path, boolean digest, TextShape shape) implements KeySegment {

        @Override
        public String text() {
            return "{" + path.text() + (digest ? "|sha256" : "") + "}";
        }
    }
}
