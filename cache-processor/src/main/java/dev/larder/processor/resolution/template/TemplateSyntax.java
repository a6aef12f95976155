package dev.larder.processor.resolution.template;

import dev.larder.processor.diagnostic.Problem;
import java.util.List;

/** A template as far as it can be read without knowing any types. */
record TemplateSyntax(List<Segment> segments, List<Problem> problems) {

    TemplateSyntax {
        segments = List.copyOf(segments);
        problems = List.copyOf(problems);
    }

    /** A part of a template between two colons, whose placeholders name nothing yet. */
    sealed interface Segment {

        /** Text that stands in the key as it is. */
        record Literal(String text) implements Segment {}

        /** Text with wildcards. */
        record Glob(String text) implements Segment {}

        /** The names of a path, separated by dots, and whether {@code |sha256} follows. */
        record Placeholder(String path, boolean digest) implements Segment {

            List<String> names() {
                return List.of(path.split("\\."));
            }
        }
    }
}
