package dev.larder.processor.resolution.template;

import dev.larder.processor.diagnostic.Problem;
import java.util.List;

/** The syntax of a template, without types. */
record TemplateSyntax(List<Segment> segments, List<Problem> problems) {

    TemplateSyntax {
        segments = List.copyOf(segments);
        problems = List.copyOf(problems);
    }

    /** A part of a template between two colons, with unresolved placeholders. */
    sealed interface Segment {

        /** Literal text of the key. */
        record Literal(String text) implements Segment {}

        /** Text with wildcards. */
        record Glob(String text) implements Segment {}

        /** A dotted path, and whether {@code |sha256} follows it. */
        record Placeholder(String path, boolean digest) implements Segment {

            List<String> names() {
                return List.of(path.split("\\."));
            }
        }
    }
}
