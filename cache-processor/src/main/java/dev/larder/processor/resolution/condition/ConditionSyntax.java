package dev.larder.processor.resolution.condition;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses a condition as one Java expression, and rejects what a condition may not contain. */
final class ConditionSyntax {

    private static final List<Class<? extends Expression>> ALLOWED = List.of(
            ArrayAccessExpr.class,
            BinaryExpr.class,
            CastExpr.class,
            ClassExpr.class,
            ConditionalExpr.class,
            EnclosedExpr.class,
            FieldAccessExpr.class,
            InstanceOfExpr.class,
            LiteralExpr.class,
            MethodCallExpr.class,
            NameExpr.class,
            UnaryExpr.class);

    private final Attribute<String> attribute;
    private final String service;
    private final List<Problem> problems = new ArrayList<>();

    /** Creates a parser of the attribute; the name of the service is for messages. */
    ConditionSyntax(Attribute<String> attribute, String service) {
        this.attribute = attribute;
        this.service = service;
    }

    /** Returns the expression; empty if there are problems. */
    Optional<Expression> parse() {
        // No language level: the checks below cost a fraction of its checks.
        ParserConfiguration configuration =
                new ParserConfiguration().setLanguageLevel(LanguageLevel.RAW).setAttributeComments(false);
        ParseResult<Expression> result = new JavaParser(configuration).parseExpression(attribute.value());
        if (!result.isSuccessful() || result.getResult().isEmpty()) {
            String reason = result.getProblems().stream()
                    .findFirst()
                    .map(problem -> problem.getMessage().lines().findFirst().orElse(""))
                    .orElse("");
            report(DiagnosticCode.CONDITION_INVALID, reason);
            return Optional.empty();
        }
        Expression expression = result.getResult().get();
        if (result.getCommentsCollection()
                .filter(comments -> comments.size() > 0)
                .isPresent()) {
            unsupported("a comment");
        }
        expression.walk(this::check);
        return problems.isEmpty() ? Optional.of(expression) : Optional.empty();
    }

    List<Problem> problems() {
        return problems;
    }

    private void check(Node node) {
        if (node instanceof AssignExpr assignment) {
            report(
                    DiagnosticCode.CONDITION_SIDE_EFFECT,
                    assignment.getOperator().asString());
        } else if (node instanceof UnaryExpr unary && changes(unary.getOperator())) {
            report(DiagnosticCode.CONDITION_SIDE_EFFECT, unary.getOperator().asString());
        } else if (node instanceof InstanceOfExpr test && test.getPattern().isPresent()) {
            unsupported("a pattern variable");
        } else if (node instanceof Expression expression
                && ALLOWED.stream().noneMatch(kind -> kind.isInstance(expression))) {
            unsupported(describe(expression));
        }
    }

    private static boolean changes(UnaryExpr.Operator operator) {
        return switch (operator) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            case PLUS, MINUS, LOGICAL_COMPLEMENT, BITWISE_COMPLEMENT -> false;
        };
    }

    private static String describe(Expression expression) {
        if (expression instanceof LambdaExpr) {
            return "a lambda";
        }
        if (expression instanceof MethodReferenceExpr) {
            return "a method reference";
        }
        if (expression instanceof ObjectCreationExpr) {
            return "'new'";
        }
        if (expression instanceof ThisExpr || expression instanceof SuperExpr) {
            return "'" + expression + "'";
        }
        return "'" + expression.toString().lines().findFirst().orElse("") + "'";
    }

    private void unsupported(String what) {
        report(DiagnosticCode.CONDITION_UNSUPPORTED, what, service);
    }

    private void report(DiagnosticCode code, Object... details) {
        List<Object> arguments = new ArrayList<>(List.of(attribute.name(), attribute.value()));
        arguments.addAll(List.of(details));
        Problem problem = Problem.of(code, arguments);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
