package dev.larder.processor.resolution.condition;

import dev.larder.processor.model.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Derives the properties of an expression that hold for all values. */
final class ConditionTraits {

    /** Tells whether a variable is a primitive. Comparisons and calculations of primitives do not throw. */
    private final Predicate<String> primitive;

    ConditionTraits(Predicate<String> primitive) {
        this.primitive = primitive;
    }

    Condition.Traits of(Expression expression) {
        List<Expression> conjuncts = conjuncts(expression);
        Set<String> fixed = new HashSet<>();
        conjuncts.forEach(conjunct -> fixedBy(conjunct).ifPresent(fixed::add));
        boolean loose = expression instanceof Expression.Choice
                || (expression instanceof Expression.Binary binary && binary.operator() == BinaryOperator.OR);
        return new Condition.Traits(fixed, notNull(conjuncts.get(0)), loose, mayThrow(expression));
    }

    private static List<Expression> conjuncts(Expression expression) {
        if (expression instanceof Expression.Binary binary && binary.operator() == BinaryOperator.AND) {
            List<Expression> conjuncts = new ArrayList<>(conjuncts(binary.left()));
            conjuncts.addAll(conjuncts(binary.right()));
            return conjuncts;
        }
        return List.of(expression);
    }

    /**
     * Returns the variable that has a single value where the conjunct is true, as in {@code !fresh} and {@code n == 1}.
     */
    private Optional<String> fixedBy(Expression conjunct) {
        Expression plain = conjunct instanceof Expression.Enclosed enclosed ? enclosed.inner() : conjunct;
        if (plain instanceof Expression.Unary unary && unary.isNot()) {
            return name(unary.operand());
        }
        if (plain instanceof Expression.Binary binary && binary.operator() == BinaryOperator.EQUALS) {
            return binary.right() instanceof Expression.Literal ? name(binary.left()) : Optional.empty();
        }
        return name(plain);
    }

    private static Optional<String> notNull(Expression conjunct) {
        return conjunct instanceof Expression.Binary binary
                        && binary.operator() == BinaryOperator.NOT_EQUALS
                        && isNull(binary.right())
                ? name(binary.left())
                : Optional.empty();
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.isNull();
    }

    private static Optional<String> name(Expression expression) {
        return expression instanceof Expression.Name name ? Optional.of(name.name()) : Optional.empty();
    }

    /** Returns whether evaluating the expression can throw: a call may throw, and so may unboxing null. */
    private boolean mayThrow(Expression expression) {
        if (expression instanceof Expression.Enclosed enclosed) {
            return mayThrow(enclosed.inner());
        }
        if (expression instanceof Expression.Unary unary) {
            return mayThrow(unary.operand());
        }
        if (expression instanceof Expression.InstanceOf test) {
            return !(test.operand() instanceof Expression.Name);
        }
        if (expression instanceof Expression.Binary binary) {
            return mayThrow(binary);
        }
        return !(expression instanceof Expression.Literal)
                && name(expression).filter(primitive).isEmpty();
    }

    private boolean mayThrow(Expression.Binary binary) {
        if (binary.operator().isEquality() && isNull(binary.right())) {
            return !(binary.left() instanceof Expression.Name);
        }
        boolean divides = binary.operator() == BinaryOperator.DIVIDE || binary.operator() == BinaryOperator.REMAINDER;
        return mayThrow(binary.left())
                || mayThrow(binary.right())
                || (divides && binary.right().text().matches("[0L]+|\\w*[a-zA-Z_$]\\w*"));
    }
}
