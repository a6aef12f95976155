package dev.larder.processor.resolution.template;

import static dev.larder.processor.diagnostic.DiagnosticCode.EVICTS_CLASS_INVALID;
import static dev.larder.processor.diagnostic.DiagnosticCode.EVICTS_WILDCARD_BESIDE_PLACEHOLDER;
import static dev.larder.processor.diagnostic.DiagnosticCode.KEY_BRACE_UNMATCHED;
import static dev.larder.processor.diagnostic.DiagnosticCode.KEY_CHARACTER_RESERVED;
import static dev.larder.processor.diagnostic.DiagnosticCode.KEY_FILTER_UNKNOWN;
import static dev.larder.processor.diagnostic.DiagnosticCode.KEY_HAS_WILDCARD;
import static dev.larder.processor.diagnostic.DiagnosticCode.KEY_PATH_INVALID;
import static dev.larder.processor.diagnostic.DiagnosticCode.KEY_SEGMENT_EMPTY;
import static dev.larder.processor.diagnostic.DiagnosticCode.KEY_SEGMENT_MIXED;
import static dev.larder.processor.diagnostic.DiagnosticCode.KEY_STARTS_WITH_PLACEHOLDER;
import static dev.larder.processor.diagnostic.DiagnosticCode.TAG_HAS_WILDCARD;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.resolution.template.TemplateSyntax.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Parses templates.
 *
 * <pre>
 * template = literal *( ":" segment )        in a pattern the first segment may have wildcards
 * segment  = literal | "{" path [ "|sha256" ] "}" | text with wildcards
 * path     = name *( "." name )
 * </pre>
 */
final class TemplateParser {

    /**
     * The characters that are percent-encoded in values. Literal text with one of them could be mistaken for a value.
     */
    private static final String RESERVED = "%\\~#]";

    private static final String WILDCARDS = "*?[";

    private static final Pattern CLASS = Pattern.compile("\\[\\^?[^]\\[^]+]");

    private final String attribute;
    private final String text;
    private final boolean pattern;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private TemplateParser(String attribute, String text, boolean pattern) {
        this.attribute = attribute;
        this.text = text;
        this.pattern = pattern;
    }

    /** Parses the key of a {@code @Cached} or {@code @Updates}. */
    static TemplateSyntax key(String text) {
        return new TemplateParser("key", text, false).parse();
    }

    /** Parses a pattern of an {@code @Evicts}, which may have wildcards. */
    static TemplateSyntax pattern(String text) {
        return new TemplateParser("pattern", text, true).parse();
    }

    /** Parses a tag, which has the syntax of a key. */
    static TemplateSyntax tag(String text) {
        return new TemplateParser("tags", text, false).parse();
    }

    private TemplateSyntax parse() {
        Optional<List<List<String>>> tokens = new TemplateTokens(text).bySegment();
        if (tokens.isEmpty()) {
            report(KEY_BRACE_UNMATCHED);
        } else {
            tokens.get().forEach(this::segment);
            checkFirst(tokens.get().get(0));
        }
        return new TemplateSyntax(segments, problems);
    }

    private void checkFirst(List<String> tokens) {
        if (tokens.size() == 1 && isPlaceholder(tokens.get(0))) {
            String name = tokens.get(0).replaceAll("[{}]|[.|].*", "");
            report(KEY_STARTS_WITH_PLACEHOLDER, tokens.get(0), name.isEmpty() ? "user" : name, text);
        }
    }

    private void segment(List<String> tokens) {
        boolean hasPlaceholder = tokens.stream().anyMatch(TemplateParser::isPlaceholder);
        String whole = String.join("", tokens);
        if (whole.isEmpty()) {
            report(KEY_SEGMENT_EMPTY);
        } else if (hasPlaceholder && tokens.size() == 1) {
            placeholder(whole.substring(1, whole.length() - 1));
        } else if (hasPlaceholder && pattern && hasWildcard(tokens)) {
            problems.add(Problem.of(EVICTS_WILDCARD_BESIDE_PLACEHOLDER, text, whole));
        } else if (hasPlaceholder) {
            report(KEY_SEGMENT_MIXED, whole, separated(tokens));
        } else {
            text(whole);
        }
    }

    private void text(String segment) {
        if (pattern && segment.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
            String outside = CLASS.matcher(segment).replaceAll("");
            int open = outside.indexOf('[');
            if (open >= 0) {
                problems.add(Problem.of(EVICTS_CLASS_INVALID, text, outside.substring(open)));
            } else if (isClean(outside)) {
                segments.add(new Segment.Glob(segment));
            }
        } else if (isClean(segment)) {
            segments.add(new Segment.Literal(segment));
        }
    }

    /** Returns whether a segment, without its character classes, has only characters that may stand in a key. */
    private boolean isClean(String segment) {
        int before = problems.size();
        segment.codePoints().distinct().forEach(c -> {
            String shown = Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c)
                    ? "a blank or control character (U+%04X)".formatted(c)
                    : "'" + Character.toString(c) + "'";
            if (WILDCARDS.indexOf(c) >= 0) {
                if (attribute.equals("tags")) {
                    problems.add(Problem.of(TAG_HAS_WILDCARD, text, shown));
                } else if (!pattern) {
                    report(KEY_HAS_WILDCARD, shown);
                }
            } else if (RESERVED.indexOf(c) >= 0 || shown.startsWith("a ") || Character.getType(c) == Character.FORMAT) {
                report(KEY_CHARACTER_RESERVED, shown);
            }
        });
        return problems.size() == before;
    }

    private void placeholder(String content) {
        int bar = content.indexOf('|');
        String path = bar < 0 ? content : content.substring(0, bar);
        String filter = bar < 0 ? "" : content.substring(bar + 1);
        if (!SourceVersion.isName(path)) {
            report(KEY_PATH_INVALID, content);
        } else if (bar >= 0 && !filter.equals("sha256")) {
            report(KEY_FILTER_UNKNOWN, filter);
        } else {
            segments.add(new Segment.Placeholder(path, bar >= 0));
        }
    }

    private void report(DiagnosticCode code, Object... details) {
        List<Object> arguments = new ArrayList<>(List.of(attribute, text));
        arguments.addAll(List.of(details));
        problems.add(Problem.of(code, arguments));
    }

    private static boolean isPlaceholder(String token) {
        return token.startsWith("{");
    }

    private static boolean hasWildcard(List<String> tokens) {
        return tokens.stream()
                .filter(token -> !isPlaceholder(token))
                .anyMatch(token -> token.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0));
    }

    /** Returns {@code user:{id}} for {@code user-{id}}. */
    private static String separated(List<String> tokens) {
        return tokens.stream()
                .map(token -> isPlaceholder(token) ? token : token.replaceAll("^[-_./]+|[-_./]+$", ""))
                .filter(token -> !token.isEmpty())
                .collect(Collectors.joining(":"));
    }
}
