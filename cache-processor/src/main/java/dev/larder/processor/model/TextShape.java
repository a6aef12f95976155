package dev.larder.processor.model;

import java.util.Set;
import java.util.regex.Pattern;

/** The texts that a placeholder's value can have in a key, beside {@code ~} for null, which no literal contains. */
public sealed interface TextShape {

    /** Returns whether a value of this shape can have exactly this text. */
    boolean canBe(String text);

    /** Any text. */
    record Any() implements TextShape {
        @Override
        public boolean canBe(String text) {
            return true;
        }
    }

    /** A fixed set of texts: a boolean or the constants of an enum. */
    record OneOf(Set<String> texts) implements TextShape {

        public OneOf {
            texts = Set.copyOf(texts);
        }

        @Override
        public boolean canBe(String text) {
            return texts.contains(text);
        }
    }

    /** Numbers, identifiers and digests, each with a regular expression. */
    enum Form implements TextShape {
        INTEGER("-?[0-9]+"),
        DECIMAL("-?([0-9.]+(E[-+]?[0-9]+)?|Infinity)|NaN"),
        UUID("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        DIGEST("sha256-[0-9a-f]{64}");

        private final Pattern pattern;

        Form(String regex) {
            this.pattern = Pattern.compile(regex);
        }

        @Override
        public boolean canBe(String text) {
            return pattern.matcher(text).matches();
        }
    }
}
