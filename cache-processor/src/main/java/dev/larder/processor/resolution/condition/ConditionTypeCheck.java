package dev.larder.processor.resolution.condition;

import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Optional;
import java.util.function.BiPredicate;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds operators with operands of wrong types, which the compiler would report in the generated class. */
final class ConditionTypeCheck {

    private final TypeSystem system;
    private final ExpressionTypes types;

    ConditionTypeCheck(TypeSystem system, ExpressionTypes types) {
        this.system = system;
        this.types = types;
    }

    /**
     * Returns what is wrong with the operands of an expression, as a clause; empty if they are valid or their types are unknown.
     */
    Optional<String> problem(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            return problem(binary);
        }
        if (expression instanceof Expression.Unary unary) {
            return one(unary.operand(), unary.isNot(), unary.operator());
        }
        return expression instanceof Expression.Choice choice ? one(choice.condition(), true, "?") : Optional.empty();
    }

    private Optional<String> one(Expression operand, boolean logical, String operator) {
        return types.of(operand)
                .filter(type -> logical ? !isBoolean(type) : !isNumber(type))
                .map(type -> "'" + operator + "' does not take '" + operand.text() + "', which is " + describe(type));
    }

    private Optional<String> problem(Expression.Binary binary) {
        Optional<TypeMirror> left = types.of(binary.left());
        Optional<TypeMirror> right = types.of(binary.right());
        if (left.isEmpty() || right.isEmpty() || fits(binary.operator(), left.get(), right.get())) {
            return Optional.empty();
        }
        return Optional.of("'" + binary.operator().symbol() + "' does not take '"
                + binary.left().text()
                + "', which is " + describe(left.get()) + ", and '"
                + binary.right().text() + "', which is "
                + describe(right.get()));
    }

    private boolean fits(BinaryOperator operator, TypeMirror left, TypeMirror right) {
        return switch (operator) {
            case OR, AND -> isBoolean(left) && isBoolean(right);
            case EQUALS, NOT_EQUALS -> areComparable(left, right);
            case BINARY_OR, BINARY_AND, XOR -> both(this::isBoolean, left, right) || both(this::isNumber, left, right);
            case PLUS -> isString(left) || isString(right) || both(this::isNumber, left, right);
            case LESS,
                    GREATER,
                    LESS_EQUALS,
                    GREATER_EQUALS,
                    MINUS,
                    MULTIPLY,
                    DIVIDE,
                    REMAINDER,
                    LEFT_SHIFT,
                    SIGNED_RIGHT_SHIFT,
                    UNSIGNED_RIGHT_SHIFT -> both(this::isNumber, left, right);
        };
    }

    private static boolean both(java.util.function.Predicate<TypeMirror> rule, TypeMirror left, TypeMirror right) {
        return rule.test(left) && rule.test(right);
    }

    private boolean areComparable(TypeMirror left, TypeMirror right) {
        if (left.getKind() == TypeKind.NULL || right.getKind() == TypeKind.NULL) {
            return !left.getKind().isPrimitive() && !right.getKind().isPrimitive();
        }
        if (!left.getKind().isPrimitive() && !right.getKind().isPrimitive()) {
            return areCastable(left, right);
        }
        BiPredicate<TypeMirror, TypeMirror> same =
                (one, other) -> isBoolean(one) ? isBoolean(other) : isNumber(one) && isNumber(other);
        return same.test(left, right)
                || (right.getKind().isPrimitive() && holds(left, right))
                || (left.getKind().isPrimitive() && holds(right, left));
    }

    /** Returns whether a reference type such as {@code Object} can hold a boxed primitive. */
    private boolean holds(TypeMirror reference, TypeMirror primitive) {
        return system.bounds(reference).stream()
                .anyMatch(bound -> system.types().isAssignable(system.boxed(primitive), bound));
    }

    /**
     * Returns whether a cast between two types can succeed: one class extends the other, or one type is an interface.
     */
    private boolean areCastable(TypeMirror left, TypeMirror right) {
        Optional<ElementKind> one = system.elementOf(left).map(element -> element.getKind());
        Optional<ElementKind> other = system.elementOf(right).map(element -> element.getKind());
        if (one.isEmpty()
                || other.isEmpty()
                || one.get().isInterface()
                || other.get().isInterface()) {
            return true;
        }
        TypeMirror leftClass = system.types().erasure(left);
        TypeMirror rightClass = system.types().erasure(right);
        return system.types().isSubtype(leftClass, rightClass) || system.types().isSubtype(rightClass, leftClass);
    }

    private boolean isBoolean(TypeMirror type) {
        return unboxed(type).filter(kind -> kind == TypeKind.BOOLEAN).isPresent();
    }

    private boolean isNumber(TypeMirror type) {
        return unboxed(type).filter(kind -> kind != TypeKind.BOOLEAN).isPresent();
    }

    private boolean isString(TypeMirror type) {
        return system.isA(type, "java.lang.String");
    }

    private Optional<TypeKind> unboxed(TypeMirror type) {
        if (type instanceof PrimitiveType) {
            return Optional.of(type.getKind());
        }
        for (TypeMirror bound : system.bounds(type)) {
            try {
                return Optional.of(system.types().unboxedType(bound).getKind());
            } catch (IllegalArgumentException notABox) {
                continue;
            }
        }
        return Optional.empty();
    }

    static String describe(TypeMirror type) {
        return type.getKind() == TypeKind.NULL ? "null" : "of type " + TypeSystem.display(type);
    }
}
