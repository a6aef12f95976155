package dev.larder.processor.resolution.condition;

import java.util.Optional;

/** The operators between two operands, without {@code instanceof}. */
enum BinaryOperator {
    OR("||", 1),
    AND("&&", 2),
    BINARY_OR("|", 3),
    XOR("^", 4),
    BINARY_AND("&", 5),
    EQUALS("==", 6),
    NOT_EQUALS("!=", 6),
    LESS("<", BinaryOperator.RELATIONAL),
    GREATER(">", BinaryOperator.RELATIONAL),
    LESS_EQUALS("<=", BinaryOperator.RELATIONAL),
    GREATER_EQUALS(">=", BinaryOperator.RELATIONAL),
    LEFT_SHIFT("<<", 8),
    SIGNED_RIGHT_SHIFT(">>", 8),
    UNSIGNED_RIGHT_SHIFT(">>>", 8),
    PLUS("+", 9),
    MINUS("-", 9),
    MULTIPLY("*", 10),
    DIVIDE("/", 10),
    REMAINDER("%", 10);

    /** The precedence of comparisons, which is that of {@code instanceof} too. */
    static final int RELATIONAL = 7;

    private final String symbol;
    private final int precedence;

    BinaryOperator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    static Optional<BinaryOperator> of(String symbol) {
        for (BinaryOperator operator : values()) {
            if (operator.symbol.equals(symbol)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    String symbol() {
        return symbol;
    }

    /** Returns a number that is larger the more tightly the operator binds. */
    int precedence() {
        return precedence;
    }

    boolean isEquality() {
        return this == EQUALS || this == NOT_EQUALS;
    }
}
