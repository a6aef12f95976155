package dev.larder.processor.resolution.condition;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A Java expression of the kinds that a condition may contain. {@link ExpressionParser} makes it. */
sealed interface Expression {

    /** Returns the place of the expression in the source. */
    Span span();

    /** Returns the expressions of which this one consists, in the order of the source. */
    List<Expression> parts();

    /** Returns the types that the expression itself names, and not its parts. */
    default List<TypeUse> types() {
        return List.of();
    }

    /** Returns the source text. */
    default String text() {
        return span().text();
    }

    /** Visits this expression and then its parts, unless the visitor answers for an expression that its parts are left out. */
    default void walk(Predicate<Expression> visitor) {
        if (visitor.test(this)) {
            parts().forEach(part -> part.walk(visitor));
        }
    }

    /** A range of characters. */
    record Span(String source, int begin, int end) {

        String text() {
            return source.substring(begin, end);
        }
    }

    /**
     * A type in a cast, after {@code instanceof}, before {@code .class} or as an argument.
     *
     * @param name the type's name without arguments and brackets
     * @param primitive whether the name is that of a primitive type
     * @param arguments the arguments of the type, or the bounds of those that are wildcards
     */
    record TypeUse(Span name, boolean primitive, List<TypeUse> arguments) {

        /** Returns the type and those within it that are not primitive. */
        Stream<TypeUse> references() {
            return Stream.concat(
                    primitive ? Stream.empty() : Stream.of(this),
                    arguments.stream().flatMap(TypeUse::references));
        }
    }

    /** A literal. */
    record Literal(Span span, Kind kind) implements Expression {

        /** The kinds of literals. {@code DOUBLE} is also one of type {@code float}. */
        enum Kind {
            BOOLEAN,
            INT,
            LONG,
            DOUBLE,
            CHAR,
            STRING,
            NULL
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }

        boolean isNull() {
            return kind == Kind.NULL;
        }
    }

    /** A simple name: of a parameter, of the result, or the first of a type's name. */
    record Name(Span span, String name) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A name after a dot. */
    record Field(Span span, Expression scope, String name) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of(scope);
        }
    }

    /** A call of a method. */
    record Call(
            Span span, Optional<Expression> scope, List<TypeUse> typeArguments, String name, List<Expression> arguments)
            implements Expression {

        @Override
        public List<Expression> parts() {
            return Stream.concat(scope.stream(), arguments.stream()).toList();
        }

        @Override
        public List<TypeUse> types() {
            return typeArguments;
        }
    }

    /** An element of an array. */
    record Index(Span span, Expression array, Expression index) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of(array, index);
        }
    }

    /** One of the operators {@code ! ~ + -} before its operand. */
    record Unary(Span span, String operator, Expression operand) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of(operand);
        }

        boolean isNot() {
            return operator.equals("!");
        }
    }

    /** An operator between its operands. */
    record Binary(Span span, Expression left, BinaryOperator operator, Expression right) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** {@code condition ? then : otherwise}. */
    record Choice(Span span, Expression condition, Expression then, Expression otherwise) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of(condition, then, otherwise);
        }
    }

    /** {@code operand instanceof type}. */
    record InstanceOf(Span span, Expression operand, TypeUse type) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of(operand);
        }

        @Override
        public List<TypeUse> types() {
            return List.of(type);
        }
    }

    /** {@code (type) operand}. */
    record Cast(Span span, TypeUse type, Expression operand) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of(operand);
        }

        @Override
        public List<TypeUse> types() {
            return List.of(type);
        }
    }

    /** {@code type.class}. */
    record ClassLiteral(Span span, TypeUse type) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of();
        }

        @Override
        public List<TypeUse> types() {
            return List.of(type);
        }
    }

    /** An expression in parentheses. */
    record Enclosed(Span span, Expression inner) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }
    }
}
