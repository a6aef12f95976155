package dev.larder.runtime.key;

import dev.larder.runtime.internal.key.KeyEncoding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a template or pattern between two colons. */
sealed interface KeySegment {

    /** Text that stands in the key as it is written. */
    record Literal(String text) implements KeySegment {}

    /** A placeholder for one argument: {@code {id}}, {@code {user.id}}, {@code {filter|sha256}}. */
    record Placeholder(String expression) implements KeySegment {}

    /** Text with wildcards, which stands in the glob as it is written. */
    record Wildcard(String glob) implements KeySegment {}

    /**
     * Splits a template or a pattern.
     *
     * @throws IllegalArgumentException when it is malformed; the message quotes it and states the rule
     */
    static List<KeySegment> parse(String template, boolean wildcards) {
        List<KeySegment> segments = new ArrayList<>();
        for (String text : template.split(":", -1)) {
            segments.add(parseSegment(text, template, wildcards));
        }
        if (segments.get(0) instanceof Placeholder) {
            throw malformed(
                    template, "begins with a placeholder; begin with a literal segment, as in user:" + template);
        }
        return List.copyOf(segments);
    }

    private static KeySegment parseSegment(String text, String template, boolean wildcards) {
        if (text.isEmpty()) {
            throw malformed(template, "has an empty segment");
        }
        if (text.startsWith("{") && text.indexOf('}') == text.length() - 1 && text.length() > 2) {
            return new Placeholder(text.substring(1, text.length() - 1));
        }
        if (text.codePoints().allMatch(KeyEncoding::isLiteral)) {
            return new Literal(text);
        }
        if (wildcards && isGlob(text)) {
            return new Wildcard(text);
        }
        throw malformed(
                template,
                "has the segment \"" + text + "\"; a segment is literal text or one {placeholder}"
                        + (wildcards ? ", or literal text with * ? [abc] [^a] [a-z]" : ""));
    }

    private static boolean isGlob(String text) {
        int[] characters = text.codePoints().toArray();
        int i = 0;
        while (i < characters.length) {
            int end = characters[i] == '[' ? endOfClass(characters, i) : i;
            if (end < 0 || (end == i && !isGlobCharacter(characters[i]))) {
                return false;
            }
            i = end + 1;
        }
        return true;
    }

    private static boolean isGlobCharacter(int character) {
        return character == '*' || character == '?' || KeyEncoding.isLiteral(character);
    }

    /** Returns where the class that opens there closes, or -1 when it is empty, unclosed or holds anything odd. */
    private static int endOfClass(int[] characters, int open) {
        int first = open + 1 < characters.length && characters[open + 1] == '^' ? open + 2 : open + 1;
        for (int i = first; i < characters.length; i++) {
            if (characters[i] == ']') {
                // Redis takes a bracket behind a dash for the end of a range.
                return i > first && characters[i - 1] != '-' ? i : -1;
            }
            if (!KeyEncoding.isLiteral(characters[i])) {
                return -1;
            }
        }
        return -1;
    }

    private static IllegalArgumentException malformed(String template, String problem) {
        return new IllegalArgumentException("\"" + template + "\" " + problem);
    }

    /** Appends an argument to a key, encoded. */
    static void append(StringBuilder key, @Nullable Object argument) {
        if (argument instanceof KeyDigest digest) {
            key.append(digest);
        } else {
            KeyEncoding.append(key, argument);
        }
    }
}
