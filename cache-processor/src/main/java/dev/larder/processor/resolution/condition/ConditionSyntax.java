package dev.larder.processor.resolution.condition;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses a condition as one Java expression, and tells why it can't be one. */
final class ConditionSyntax {

    private final Attribute<String> attribute;
    private final String service;
    private final List<Problem> problems = new ArrayList<>();

    /** Creates a parser of the attribute; the name of the service is for messages. */
    ConditionSyntax(Attribute<String> attribute, String service) {
        this.attribute = attribute;
        this.service = service;
    }

    /** Returns the expression; empty if there is a problem. */
    Optional<Expression> parse() {
        try {
            return Optional.of(ExpressionParser.parse(attribute.value()));
        } catch (RejectedExpression rejected) {
            List<Object> arguments = new ArrayList<>(List.of(attribute.name(), attribute.value(), rejected.detail()));
            if (rejected.code() == DiagnosticCode.CONDITION_UNSUPPORTED) {
                arguments.add(service);
            }
            problems.add(Problem.of(rejected.code(), arguments));
            return Optional.empty();
        }
    }

    /** Returns the problem, if there is one. */
    List<Problem> problems() {
        return problems;
    }
}
