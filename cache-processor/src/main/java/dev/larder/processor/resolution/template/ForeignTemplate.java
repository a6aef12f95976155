package dev.larder.processor.resolution.template;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.template.TemplateSyntax.Segment;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises a template in Spring's expression language or with placeholders such as <code>${id}</code>, and translates
 * it if the result is a valid template.
 */
final class ForeignTemplate {

    private static final Pattern FOREIGN =
            Pattern.compile("[#$%]\\{|\\{\\{|(?:^|[\\s+({])#\\w|\\bT\\(|^'|'\\s*\\+|\\+\\s*'|\\.concat\\(");

    private final MethodScope scope;
    private final String attribute;
    private final String text;

    ForeignTemplate(MethodScope scope, String attribute, String text) {
        this.scope = scope;
        this.attribute = attribute;
        this.text = text;
    }

    /** Returns the problem of a template in another language; empty if it is in none. */
    Optional<Problem> problem() {
        if (!FOREIGN.matcher(text).find()) {
            return Optional.empty();
        }
        String remedy = translated()
                .map(template -> "write \"" + template + "\"")
                .orElse(
                        text.contains("#root")
                                ? "leave out the key, so that it begins with the names of interface and method"
                                : "write text, and parameters in braces, between colons, such as \"user:{id}\"");
        return Optional.of(Problem.of(DiagnosticCode.KEY_FOREIGN_SYNTAX, attribute, text, remedy));
    }

    private Optional<String> translated() {
        String template = text.replaceAll("[#$%]?\\{+#?([\\w.]+)}+", "{$1}");
        if (template.contains("'") || template.startsWith("#")) {
            template = concatenated(template);
        }
        template = template.replaceAll("(?<=})(?=[^:])|(?<=[^:])(?=\\{)", ":").replaceAll("[-_./]+:|:[-_./]+", ":");
        if (template.startsWith("{")) {
            String service = scope.service().element().getSimpleName().toString();
            template = service.substring(0, 1).toLowerCase(Locale.ROOT) + service.substring(1) + ":" + template;
        }
        return isTemplate(template) ? Optional.of(template) : Optional.empty();
    }

    /** Returns {@code user:{id}} for {@code 'user:' + #id}; empty text if the expression is no concatenation. */
    private static String concatenated(String expression) {
        StringBuilder template = new StringBuilder();
        for (String part : expression.split("\\s*\\+\\s*")) {
            if (part.matches("'[^']*'")) {
                template.append(part, 1, part.length() - 1);
            } else if (part.matches("#[\\w.]+")) {
                template.append('{').append(part, 1, part.length()).append('}');
            } else {
                return "";
            }
        }
        return template.toString();
    }

    private boolean isTemplate(String template) {
        TemplateSyntax syntax =
                attribute.equals("key") ? TemplateParser.key(template) : TemplateParser.pattern(template);
        return !template.isEmpty()
                && syntax.problems().isEmpty()
                && syntax.segments().stream().allMatch(this::namesAParameter);
    }

    private boolean namesAParameter(Segment segment) {
        return !(segment instanceof Segment.Placeholder placeholder)
                || scope.parameters().containsKey(placeholder.names().get(0));
    }
}
