package dev.larder.processor.resolution.condition;

import dev.larder.processor.resolution.condition.Expression.Span;
import dev.larder.processor.resolution.condition.Expression.TypeUse;
import dev.larder.processor.resolution.condition.ExpressionScanner.Kind;
import dev.larder.processor.resolution.condition.ExpressionScanner.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parses a Java expression by recursive descent. It knows those expressions that have a value and no side effect, and tells by name
 * which others it met. Whether names and types fit is not its matter.
 */
final class ExpressionParser {

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "short", "int", "long", "char", "float", "double", "void");

    private static final Set<String> ASSIGNMENTS =
            Set.of("=", "+=", "-=", "*=", "/=", "&=", "|=", "^=", "%=", "<<=", ">>=", ">>>=");

    private static final Set<String> STEPS = Set.of("++", "--");

    private final String source;
    private final List<Token> tokens;
    private int position;

    private ExpressionParser(String source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** Returns the expression that the whole source is. */
    static Expression parse(String source) throws RejectedExpression {
        ExpressionParser parser = new ExpressionParser(source, ExpressionScanner.tokens(source));
        Expression expression = parser.expression();
        if (parser.current().kind() != Kind.END) {
            throw parser.unexpected();
        }
        return expression;
    }

    private Expression expression() throws RejectedExpression {
        int begin = current().begin();
        Expression expression = binary(0);
        if (skip("?")) {
            Expression then = expression();
            expect(":");
            Expression otherwise = expression();
            return new Expression.Choice(from(begin), expression, then, otherwise);
        }
        if (ASSIGNMENTS.contains(operator())) {
            throw RejectedExpression.sideEffect(operator());
        }
        return expression;
    }

    /** Parses operators that bind at least so tightly. */
    private Expression binary(int precedence) throws RejectedExpression {
        int begin = current().begin();
        Expression left = unary();
        while (true) {
            if (precedence <= BinaryOperator.RELATIONAL && skip("instanceof")) {
                left = instanceOf(begin, left);
                continue;
            }
            String symbol = operator();
            Optional<BinaryOperator> operator =
                    BinaryOperator.of(symbol).filter(known -> known.precedence() >= precedence);
            if (operator.isEmpty()) {
                return left;
            }
            position += symbol.startsWith(">") ? symbol.length() : 1;
            Expression right = binary(operator.get().precedence() + 1);
            left = new Expression.Binary(from(begin), left, operator.get(), right);
        }
    }

    private Expression instanceOf(int begin, Expression operand) throws RejectedExpression {
        boolean pattern = current().is("final");
        Optional<TypeUse> type = type();
        if (pattern
                || (type.isPresent()
                        && (current().kind() == Kind.NAME || current().is("(")))) {
            throw RejectedExpression.unsupported("a pattern variable");
        }
        return new Expression.InstanceOf(from(begin), operand, type.orElseThrow(this::unexpected));
    }

    private Expression unary() throws RejectedExpression {
        Token first = current();
        if (first.is("!") || first.is("~") || first.is("+") || first.is("-")) {
            position++;
            Expression operand = unary();
            return new Expression.Unary(from(first.begin()), first.text(), operand);
        }
        if (STEPS.contains(operator())) {
            throw RejectedExpression.sideEffect(first.text());
        }
        Optional<TypeUse> cast = cast();
        if (cast.isPresent()) {
            Expression operand = unary();
            return new Expression.Cast(from(first.begin()), cast.get(), operand);
        }
        return postfix();
    }

    /** Returns the type of a cast, and skips it with its parentheses; empty, and skips nothing, if there is none. */
    private Optional<TypeUse> cast() {
        int start = position;
        if (skip("(")) {
            boolean primitive = PRIMITIVES.contains(current().text());
            Optional<TypeUse> type = type();
            if (type.isPresent() && skip(")") && (primitive || beginsOperand(current()))) {
                return type;
            }
            position = start;
        }
        return Optional.empty();
    }

    /** Returns whether a token after {@code (name)} makes that a cast. After {@code (name) -} follows what is subtracted. */
    private static boolean beginsOperand(Token token) {
        return switch (token.kind()) {
            case NAME, LITERAL -> true;
            case KEYWORD -> !token.is("instanceof");
            case OPERATOR -> token.is("(") || token.is("!") || token.is("~");
            case END -> false;
        };
    }

    private Expression postfix() throws RejectedExpression {
        int start = position;
        int begin = current().begin();
        Expression expression = primary();
        while (true) {
            if (current().is("::")) {
                throw RejectedExpression.unsupported("a method reference");
            } else if (STEPS.contains(operator())) {
                throw RejectedExpression.sideEffect(operator());
            } else if (current().is("[") && !next().is("]")) {
                position++;
                Expression index = expression();
                expect("]");
                expression = new Expression.Index(from(begin), expression, index);
            } else if (current().is("[") || (current().is(".") && next().is("class"))) {
                position = start;
                expression = classLiteral();
            } else if (skip(".")) {
                expression = member(begin, expression);
            } else {
                return expression;
            }
        }
    }

    private Expression primary() throws RejectedExpression {
        Token first = current();
        rejectLambda();
        if (first.kind() == Kind.LITERAL) {
            position++;
            return new Expression.Literal(from(first.begin()), first.literal().orElseThrow());
        }
        if (first.kind() == Kind.NAME) {
            position++;
            return current().is("(")
                    ? call(first.begin(), Optional.empty(), List.of(), first.text())
                    : new Expression.Name(from(first.begin()), first.text());
        }
        if (skip("(")) {
            Expression inner = expression();
            expect(")");
            return new Expression.Enclosed(from(first.begin()), inner);
        }
        rejectKeyword();
        if (PRIMITIVES.contains(first.text())) {
            return classLiteral();
        }
        throw unexpected();
    }

    /** Parses what follows the dot after an expression. */
    private Expression member(int begin, Expression scope) throws RejectedExpression {
        rejectKeyword();
        List<TypeUse> typeArguments = new ArrayList<>();
        boolean fine = !current().is("<") || typeArguments(typeArguments);
        Token name = current();
        if (!fine || name.kind() != Kind.NAME) {
            throw unexpected();
        }
        position++;
        if (current().is("(")) {
            return call(begin, Optional.of(scope), typeArguments, name.text());
        }
        if (!typeArguments.isEmpty()) {
            throw unexpected();
        }
        return new Expression.Field(from(begin), scope, name.text());
    }

    private Expression call(int begin, Optional<Expression> scope, List<TypeUse> typeArguments, String name)
            throws RejectedExpression {
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (!skip(")")) {
            do {
                arguments.add(expression());
            } while (skip(","));
            expect(")");
        }
        return new Expression.Call(from(begin), scope, typeArguments, name, arguments);
    }

    private Expression classLiteral() throws RejectedExpression {
        int begin = current().begin();
        TypeUse type = type().orElseThrow(this::unexpected);
        if (current().is("::")) {
            throw RejectedExpression.unsupported("a method reference");
        }
        expect(".");
        expect("class");
        return new Expression.ClassLiteral(from(begin), type);
    }

    /** Returns a type with its arguments and brackets, and skips it; empty if there is none. */
    private Optional<TypeUse> type() {
        Token first = current();
        boolean primitive = PRIMITIVES.contains(first.text());
        if (!primitive && first.kind() != Kind.NAME) {
            return Optional.empty();
        }
        position++;
        while (!primitive && current().is(".") && next().kind() == Kind.NAME) {
            position += 2;
        }
        Span name = from(first.begin());
        List<TypeUse> arguments = new ArrayList<>();
        if (!primitive && current().is("<") && !typeArguments(arguments)) {
            return Optional.empty();
        }
        while (current().is("[") && next().is("]")) {
            position += 2;
        }
        return Optional.of(new TypeUse(name, primitive, arguments));
    }

    /** Adds the type arguments, or the bounds of wildcards. Returns false if there are none. */
    private boolean typeArguments(List<TypeUse> arguments) {
        position++;
        do {
            boolean wildcard = skip("?");
            if (!wildcard || skip("extends") || skip("super")) {
                Optional<TypeUse> argument = type();
                if (argument.isEmpty()) {
                    return false;
                }
                arguments.add(argument.get());
            }
        } while (skip(","));
        return skip(">");
    }

    private void rejectLambda() throws RejectedExpression {
        int last = position;
        if (current().is("(")) {
            int open = 0;
            do {
                open += tokens.get(last).is("(") ? 1 : tokens.get(last).is(")") ? -1 : 0;
                last++;
            } while (open > 0 && last < tokens.size());
            last--;
        }
        if (last + 1 < tokens.size() && tokens.get(last + 1).is("->")) {
            throw RejectedExpression.unsupported("a lambda");
        }
    }

    private void rejectKeyword() throws RejectedExpression {
        if (current().is("new")
                || current().is("this")
                || current().is("super")
                || current().is("switch")) {
            throw RejectedExpression.unsupported("'" + current().text() + "'");
        }
    }

    private Token current() {
        return tokens.get(position);
    }

    /** Returns the token after the current one. The end has none, and is its own. */
    private Token next() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    /** Returns the operator that begins here, or another token. A shift or comparison consists of several tokens, since each > is one. */
    private String operator() {
        Token first = current();
        if (!first.is(">")) {
            return first.text();
        }
        StringBuilder operator = new StringBuilder(">");
        for (int i = position + 1; tokens.get(i).begin() == first.begin() + operator.length(); i++) {
            if (!tokens.get(i).is(">") && !tokens.get(i).is("=")) {
                break;
            }
            operator.append(tokens.get(i).text());
        }
        return operator.toString();
    }

    private boolean skip(String text) {
        boolean found = current().is(text);
        position += found ? 1 : 0;
        return found;
    }

    private void expect(String text) throws RejectedExpression {
        if (!skip(text)) {
            throw unexpected();
        }
    }

    /** Returns the source from a place to the end of the last token. */
    private Span from(int begin) {
        return new Span(source, begin, tokens.get(position - 1).end());
    }

    private RejectedExpression unexpected() {
        Token token = current();
        return RejectedExpression.invalid(
                token.kind() == Kind.END
                        ? "it ends too early"
                        : "unexpected '" + token.text() + "' at character " + (token.begin() + 1));
    }
}
