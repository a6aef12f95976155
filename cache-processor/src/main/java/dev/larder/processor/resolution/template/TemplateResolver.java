package dev.larder.processor.resolution.template;

import static dev.larder.processor.resolution.scope.MethodScope.RESULT;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.declaration.EvictsDeclaration;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.model.EvictionMoment;
import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.Origin;
import dev.larder.processor.model.ValuePath;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.template.TemplateSyntax.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Resolves the templates of one method. */
public final class TemplateResolver {

    private static final Pattern REGEX =
            Pattern.compile("(^|:)(\\.[*+]|\\[\\^:\\][*+]|\\\\[dw][*+]?|\\(.*\\)|\\^.*|.*\\$)(?=$|:)");

    private final MethodScope scope;

    public TemplateResolver(MethodScope scope) {
        this.scope = scope;
    }

    /** Returns the key of a {@code @Cached}, which may be the default key. */
    public Optional<KeyTemplate> cachedKey(Attribute<String> key) {
        Problem usesResult = Problem.of(DiagnosticCode.KEY_USES_RESULT, key.value(), scope.label());
        return key(key, usesResult);
    }

    /** Returns the key of an {@code @Updates}, which may be the default key. */
    public Optional<KeyTemplate> updatedKey(Attribute<String> key) {
        Problem usesResult =
                Problem.of(DiagnosticCode.UPDATES_KEY_USES_RESULT, key.value(), scope.label(), key.value());
        return key(key, usesResult);
    }

    /** Returns a pattern of an {@code @Evicts}. */
    public Optional<KeyTemplate> pattern(Attribute<String> pattern, EvictsDeclaration declaration) {
        Use use = new Use(pattern, placeholder -> isResult(placeholder) && mayUseResult(pattern, declaration));
        if (pattern.value().isEmpty()) {
            scope.report().add(pattern.origin(), DiagnosticCode.EVICTS_PATTERN_MISSING, scope.label());
            return Optional.empty();
        }
        return isForeign(pattern) || isRegex(pattern)
                ? Optional.empty()
                : use.bind(TemplateParser.pattern(pattern.value()), false);
    }

    /** Returns a tag of an {@code @Evicts}. */
    public Optional<KeyTemplate> evictedTag(Attribute<String> tag, EvictsDeclaration declaration) {
        Use use = new Use(tag, placeholder -> isResult(placeholder) && mayUseResult(tag, declaration));
        return isForeign(tag) ? Optional.empty() : use.bind(TemplateParser.tag(tag.value()), false);
    }

    /**
     * Returns a tag that keys carry.
     *
     * @param value the type of one stored value, which the tag knows as {@code result}
     */
    public Optional<KeyTemplate> carriedTag(Attribute<String> tag, TypeMirror value) {
        Use use = new Use(tag, placeholder -> isResult(placeholder) && isUnambiguous(tag), value);
        return isForeign(tag) ? Optional.empty() : use.bind(TemplateParser.tag(tag.value()), false);
    }

    /** Returns whether {@code result} is not a parameter as well. Reports it if so. */
    private boolean isUnambiguous(Attribute<String> tag) {
        if (scope.parameters().containsKey(RESULT)) {
            scope.report()
                    .add(
                            tag.origin(),
                            DiagnosticCode.RESULT_NAME_AMBIGUOUS,
                            "tags \"" + tag.value() + "\"",
                            scope.label());
        }
        return true;
    }

    /** The path from a value to its id, and the type of the id. */
    public record By(ValuePath path, TypeMirror type) {}

    /** Returns the path from a value to its id that the {@code by} of a batch method names. */
    public Optional<By> by(Attribute<String> by, TypeMirror value) {
        Consumer<Problem> sink = problem -> scope.report().add(by.origin(), problem);
        if (!SourceVersion.isName(by.value())) {
            sink.accept(Problem.of(DiagnosticCode.KEY_PATH_INVALID, by.name(), by.value(), by.value()));
            return Optional.empty();
        }
        String type = scope.system()
                .elementOf(value)
                .map(element -> element.getSimpleName().toString())
                .orElse("Value");
        String variable = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        return new PathResolver(scope, by.name(), by.value(), sink)
                .resolve(by.value(), SourceVersion.isName(variable) ? variable : "value", value)
                .map(target -> new By(target.path(), target.type()));
    }

    private boolean isForeign(Attribute<String> template) {
        Optional<Problem> problem = new ForeignTemplate(scope, template.name(), template.value()).problem();
        problem.ifPresent(found -> scope.report().add(template.origin(), found));
        return problem.isPresent();
    }

    /**
     * Returns whether a segment is a regular expression, such as {@code .*}, which a glob takes for text. Reports it if
     * so.
     */
    private boolean isRegex(Attribute<String> pattern) {
        Matcher regex = REGEX.matcher(pattern.value());
        boolean found = regex.find();
        if (found) {
            String glob = REGEX.matcher(pattern.value()).replaceAll("$1*");
            scope.report()
                    .add(pattern.origin(), DiagnosticCode.EVICTS_PATTERN_REGEX, pattern.value(), regex.group(2), glob);
        }
        return found;
    }

    private Optional<KeyTemplate> key(Attribute<String> key, Problem usesResult) {
        Use use = new Use(key, placeholder -> false);
        if (key.value().isEmpty()) {
            return defaultKey(key);
        }
        if (isForeign(key)) {
            return Optional.empty();
        }
        TemplateSyntax syntax = TemplateParser.key(key.value());
        boolean result = syntax.segments().stream()
                .anyMatch(segment -> segment instanceof Segment.Placeholder placeholder
                        && isResult(placeholder)
                        && !scope.parameters().containsKey(RESULT));
        if (result) {
            scope.report().add(key.origin(), usesResult);
            return Optional.empty();
        }
        return use.bind(syntax, false);
    }

    private Optional<KeyTemplate> defaultKey(Attribute<String> key) {
        List<Segment> segments = new ArrayList<>(List.of(new Segment.Literal(scope.label())));
        StringBuilder text = new StringBuilder(scope.label());
        for (String parameter : scope.parameters().keySet()) {
            segments.add(new Segment.Placeholder(parameter, false));
            text.append(":{").append(parameter).append('}');
        }
        Use use = new Use(new Attribute<>(key.name(), text.toString(), key.origin()), placeholder -> false);
        return use.bind(new TemplateSyntax(segments, List.of()), true);
    }

    private static boolean isResult(Segment.Placeholder placeholder) {
        return placeholder.names().get(0).equals(RESULT);
    }

    /** Returns whether a pattern may use the result. Reports it if not. */
    private boolean mayUseResult(Attribute<String> pattern, EvictsDeclaration declaration) {
        Origin origin = pattern.origin();
        String text = pattern.value();
        if (scope.parameters().containsKey(RESULT)) {
            scope.report()
                    .add(
                            origin,
                            DiagnosticCode.RESULT_NAME_AMBIGUOUS,
                            pattern.name() + " \"" + text + "\"",
                            scope.label());
        } else if (!declaration.on().value().equals(EvictionMoment.SUCCESS.name())) {
            scope.report()
                    .add(
                            origin,
                            DiagnosticCode.EVICTS_RESULT_TOO_EARLY,
                            pattern.name(),
                            text,
                            declaration.on().value());
        } else if (scope.awaitedType().getKind() == TypeKind.VOID) {
            scope.report().add(origin, DiagnosticCode.EVICTS_RESULT_VOID, pattern.name(), text, scope.label());
            return false;
        }
        return true;
    }

    /** One template that is being bound. */
    private final class Use {

        private final Attribute<String> template;
        private final Predicate<Segment.Placeholder> fromResult;
        private final PathResolver paths;
        private final PlaceholderValues values;

        Use(Attribute<String> template, Predicate<Segment.Placeholder> fromResult) {
            this(template, fromResult, scope.awaitedType());
        }

        Use(Attribute<String> template, Predicate<Segment.Placeholder> fromResult, TypeMirror resultType) {
            this.template = template;
            this.fromResult = fromResult;
            this.paths = new PathResolver(scope, template.name(), template.value(), this::report, resultType);
            this.values = new PlaceholderValues(scope, template.name(), template.value(), paths);
        }

        Optional<KeyTemplate> bind(TemplateSyntax syntax, boolean byDefault) {
            syntax.problems().forEach(this::report);
            List<KeySegment> segments = new ArrayList<>();
            for (Segment segment : syntax.segments()) {
                bind(segment).ifPresent(segments::add);
            }
            List<String> collections = segments.stream()
                    .filter(segment -> segment instanceof KeySegment.Placeholder placeholder
                            && placeholder.path().elements().isPresent())
                    .map(segment -> ((KeySegment.Placeholder) segment).path().root())
                    .distinct()
                    .toList();
            if (collections.size() > 1) {
                report(Problem.of(
                        DiagnosticCode.KEY_COLLECTIONS_MULTIPLY,
                        template.name(),
                        template.value(),
                        String.join(" and ", collections),
                        collections.get(1)));
            }
            boolean whole = syntax.problems().isEmpty()
                    && collections.size() <= 1
                    && segments.size() == syntax.segments().size();
            return whole ? Optional.of(new KeyTemplate(segments, byDefault)) : Optional.empty();
        }

        private Optional<KeySegment> bind(Segment segment) {
            if (segment instanceof Segment.Literal literal) {
                return Optional.of(new KeySegment.Literal(literal.text()));
            }
            if (segment instanceof Segment.Glob glob) {
                return Optional.of(new KeySegment.Glob(glob.text()));
            }
            Segment.Placeholder placeholder = (Segment.Placeholder) segment;
            boolean result = fromResult.test(placeholder);
            if (!result
                    && isResult(placeholder)
                    && scope.awaitedType().getKind() == TypeKind.VOID
                    && !scope.parameters().containsKey(RESULT)
                    && !template.name().equals("key")) {
                return Optional.empty();
            }
            return paths.resolve(placeholder, result).flatMap(target -> values.bind(placeholder, target, this::report));
        }

        private void report(Problem problem) {
            scope.report().add(template.origin(), problem);
        }
    }
}
