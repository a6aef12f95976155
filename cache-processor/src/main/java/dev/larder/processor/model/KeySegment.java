package dev.larder.processor.model;

/** A part of a template between two colons. */
public sealed interface KeySegment {

    /** Returns the source text of the segment. */
    String text();

    /** Literal text of the key. */
    record Literal(String text) implements KeySegment {}

    /** Text with wildcards, in patterns only. */
    record Glob(String text) implements KeySegment {}

    /**
     * A placeholder for a value.
     *
     * @param digest whether the hash of the value's JSON stands in the key
     * @param shape the texts that the value can have in a key
     */
    record Placeholder(ValuePath path, boolean digest, TextShape shape) implements KeySegment {

        @Override
        public String text() {
            return "{" + path.text() + (digest ? "|sha256" : "") + "}";
        }
    }
}
