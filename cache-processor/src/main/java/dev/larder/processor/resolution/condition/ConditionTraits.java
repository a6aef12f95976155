package dev.larder.processor.resolution.condition;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
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
        boolean loose = expression instanceof ConditionalExpr
                || (expression instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.OR);
        return new Condition.Traits(fixed, notNull(conjuncts.get(0)), loose, mayThrow(expression));
    }

    private static List<Expression> conjuncts(Expression expression) {
        if (expression instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.AND) {
            List<Expression> conjuncts = new ArrayList<>(conjuncts(binary.getLeft()));
            conjuncts.addAll(conjuncts(binary.getRight()));
            return conjuncts;
        }
        return List.of(expression);
    }

    /**
     * Returns the variable that has a single value where the conjunct is true, as in {@code !fresh} and {@code n == 1}.
     */
    private Optional<String> fixedBy(Expression conjunct) {
        Expression plain = conjunct instanceof EnclosedExpr enclosed ? enclosed.getInner() : conjunct;
        if (plain instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return name(unary.getExpression());
        }
        if (plain instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.EQUALS) {
            return binary.getRight() instanceof LiteralExpr ? name(binary.getLeft()) : Optional.empty();
        }
        return name(plain);
    }

    private static Optional<String> notNull(Expression conjunct) {
        return conjunct instanceof BinaryExpr binary
                        && binary.getOperator() == BinaryExpr.Operator.NOT_EQUALS
                        && binary.getRight() instanceof NullLiteralExpr
                ? name(binary.getLeft())
                : Optional.empty();
    }

    private static Optional<String> name(Expression expression) {
        return expression instanceof NameExpr name ? Optional.of(name.getNameAsString()) : Optional.empty();
    }

    /** Returns whether evaluating the expression can throw: a call may throw, and so may unboxing null. */
    private boolean mayThrow(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return mayThrow(enclosed.getInner());
        }
        if (expression instanceof UnaryExpr unary) {
            return mayThrow(unary.getExpression());
        }
        if (expression instanceof InstanceOfExpr test) {
            return !(test.getExpression() instanceof NameExpr);
        }
        if (expression instanceof BinaryExpr binary) {
            return mayThrow(binary);
        }
        return !(expression instanceof LiteralExpr)
                && name(expression).filter(primitive).isEmpty();
    }

    private boolean mayThrow(BinaryExpr binary) {
        boolean identity = binary.getOperator() == BinaryExpr.Operator.EQUALS
                || binary.getOperator() == BinaryExpr.Operator.NOT_EQUALS;
        if (identity && binary.getRight() instanceof NullLiteralExpr) {
            return !(binary.getLeft() instanceof NameExpr);
        }
        boolean divides = binary.getOperator() == BinaryExpr.Operator.DIVIDE
                || binary.getOperator() == BinaryExpr.Operator.REMAINDER;
        return mayThrow(binary.getLeft())
                || mayThrow(binary.getRight())
                || (divides && binary.getRight().toString().matches("[0L]+|\\w*[a-zA-Z_$]\\w*"));
    }
}
