package dev.larder.processor.resolution.condition;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.resolution.scope.MethodScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a condition in Spring's expression language, and translates it if the result is a valid condition. */
final class ForeignCondition {

    private static final Pattern FOREIGN =
            Pattern.compile("[#$]\\{|#\\w|\\bT\\(|\\?\\.|(?:^|[\\s)])(?:and|or|not|eq|ne|lt|gt|le|ge)(?:$|[\\s(])");

    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"])*\"");

    private static final Pattern POSITION = Pattern.compile("#[pa](\\d+)");

    private final MethodScope scope;
    private final Attribute<String> attribute;

    ForeignCondition(MethodScope scope, Attribute<String> attribute) {
        this.scope = scope;
        this.attribute = attribute;
    }

    boolean isForeign() {
        return FOREIGN.matcher(QUOTED.matcher(attribute.value()).replaceAll("\"\""))
                .find();
    }

    Problem problem() {
        String remedy = translated()
                .map(java -> "write Java, such as \"" + java + "\"")
                .orElse("write a Java expression over the parameters, such as \"id > 0\"");
        return Problem.of(DiagnosticCode.CONDITION_FOREIGN_SYNTAX, attribute.name(), attribute.value(), remedy);
    }

    private Optional<String> translated() {
        String java = withNames(attribute.value())
                .replaceAll("^[#$]\\{(.*)}$", "$1")
                .replaceAll("\\bT\\(([\\w.]+)\\)", "$1")
                .replaceAll("#(\\w+)", "$1")
                .replaceAll("\\?\\.", ".")
                .replaceAll("'([^']*)'", "\"$1\"")
                .replaceAll("\\band\\b", "&&")
                .replaceAll("\\bor\\b", "||")
                .replaceAll("\\bnot\\s+", "!")
                .replaceAll("\\beq\\b", "==")
                .replaceAll("\\bne\\b", "!=")
                .replaceAll("\\blt\\b", "<")
                .replaceAll("\\bgt\\b", ">")
                .replaceAll("\\ble\\b", "<=")
                .replaceAll("\\bge\\b", ">=");
        Attribute<String> candidate = new Attribute<>(attribute.name(), java, attribute.origin());
        return new ConditionSyntax(candidate, "")
                .parse()
                .filter(this::namesOnlyWhatIsThere)
                .map(parsed -> java);
    }

    /** Returns the text with {@code #p0} and {@code #a0} replaced by the names of the parameters. */
    private String withNames(String text) {
        List<String> names = new ArrayList<>(scope.parameters().keySet());
        return POSITION.matcher(text).replaceAll(position -> {
            int index = Integer.parseInt(position.group(1));
            return Matcher.quoteReplacement(index < names.size() ? names.get(index) : position.group());
        });
    }

    private boolean namesOnlyWhatIsThere(Expression expression) {
        TypesInReach types = new TypesInReach(scope);
        List<String> names = new ArrayList<>();
        expression.walk(part -> {
            if (part instanceof Expression.Name name) {
                names.add(name.name());
            }
            return true;
        });
        return names.stream()
                .allMatch(name -> scope.parameters().containsKey(name)
                        || (name.equals(MethodScope.RESULT) && attribute.name().equals("unless"))
                        || name.matches("[a-z]+") && attribute.value().contains("T(")
                        || types.find(name).isPresent());
    }
}
