package dev.larder.processor.resolution.condition;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the type of an expression without overload resolution. That is enough to detect a misspelt member and a
 * condition that is not boolean. Expressions of unknown type are left to the compiler of the generated class.
 */
final class ExpressionTypes {

    private final TypeSystem system;
    private final Function<String, Optional<TypeMirror>> variables;
    private final Function<Expression, Optional<TypeElement>> typeNames;

    /** Creates a typing of expressions over the variables, in which some names and dotted names are those of types. */
    ExpressionTypes(
            TypeSystem system,
            Function<String, Optional<TypeMirror>> variables,
            Function<Expression, Optional<TypeElement>> typeNames) {
        this.system = system;
        this.variables = variables;
        this.typeNames = typeNames;
    }

    Optional<TypeMirror> of(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return of(enclosed.getInner());
        }
        if (expression instanceof NameExpr name) {
            return variables.apply(name.getNameAsString());
        }
        if (expression instanceof MethodCallExpr call) {
            return single(members(call));
        }
        if (expression instanceof FieldAccessExpr access) {
            return single(members(access));
        }
        if (expression instanceof UnaryExpr unary) {
            return unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT
                    ? Optional.of(primitive(TypeKind.BOOLEAN))
                    : of(unary.getExpression());
        }
        if (expression instanceof BinaryExpr binary) {
            return ofBinary(binary);
        }
        if (expression instanceof ArrayAccessExpr access) {
            return of(access.getName())
                    .filter(ArrayType.class::isInstance)
                    .map(array -> ((ArrayType) array).getComponentType());
        }
        return expression instanceof InstanceOfExpr
                ? Optional.of(primitive(TypeKind.BOOLEAN))
                : expression instanceof LiteralExpr literal ? ofLiteral(literal) : Optional.empty();
    }

    /** Returns the members that a call or field access may mean; empty if the type of its scope is unknown. */
    Optional<List<Found>> members(Expression access) {
        Expression scope = access instanceof MethodCallExpr call
                ? call.getScope().orElse(null)
                : ((FieldAccessExpr) access).getScope();
        if (scope == null) {
            return Optional.empty();
        }
        Optional<TypeMirror> owner = typeNames.apply(scope).map(Element::asType).or(() -> of(scope));
        if (owner.filter(type -> type.getKind() == TypeKind.ARRAY).isPresent()) {
            return Optional.empty();
        }
        return owner.map(type -> lookUp(type, access));
    }

    /** Returns the names of the methods or fields in the scope of a call or access. */
    Collection<String> names(Expression access) {
        Expression scope = access instanceof MethodCallExpr call
                ? call.getScope().orElseThrow()
                : ((FieldAccessExpr) access).getScope();
        boolean method = access instanceof MethodCallExpr;
        Set<String> names = new LinkedHashSet<>();
        typeNames
                .apply(scope)
                .map(Element::asType)
                .or(() -> of(scope))
                .ifPresent(owner -> system.bounds(owner).stream()
                        .flatMap(bound -> system.elementOf(bound).stream())
                        .flatMap(element -> system.elements().getAllMembers(element).stream())
                        .filter(member -> (member.getKind() == ElementKind.METHOD) == method)
                        .filter(member -> !(member.getEnclosingElement() instanceof TypeElement type
                                && type.getQualifiedName().contentEquals("java.lang.Object")))
                        .forEach(member -> names.add(member.getSimpleName().toString())));
        return names;
    }

    /** A member, and the type in which it was found. */
    record Found(TypeMirror owner, Element member, TypeMirror type) {}

    private List<Found> lookUp(TypeMirror owner, Expression access) {
        String name = access instanceof MethodCallExpr call
                ? call.getNameAsString()
                : ((FieldAccessExpr) access).getNameAsString();
        return system.bounds(owner).stream()
                .filter(DeclaredType.class::isInstance)
                .flatMap(
                        bound -> system
                                .elementOf(bound)
                                .map(element -> system.elements().getAllMembers(element))
                                .orElse(List.of())
                                .stream()
                                .filter(member -> member.getSimpleName().contentEquals(name) && fits(member, access))
                                .map(member -> found((DeclaredType) bound, member)))
                .toList();
    }

    private Found found(DeclaredType owner, Element member) {
        TypeMirror type = system.types().asMemberOf(owner, member);
        return new Found(owner, member, type instanceof ExecutableType method ? method.getReturnType() : type);
    }

    private static boolean fits(Element member, Expression access) {
        if (!(access instanceof MethodCallExpr call)) {
            return member.getKind().isField() || member instanceof TypeElement;
        }
        return member instanceof ExecutableElement method
                && (method.isVarArgs()
                        || method.getParameters().size() == call.getArguments().size());
    }

    private static Optional<TypeMirror> single(Optional<List<Found>> found) {
        return found.filter(members -> members.size() == 1)
                .map(members -> members.get(0).type());
    }

    private Optional<TypeMirror> ofBinary(BinaryExpr binary) {
        return switch (binary.getOperator()) {
            case OR, AND, EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS ->
                Optional.of(primitive(TypeKind.BOOLEAN));
            case BINARY_OR, BINARY_AND, XOR -> of(binary.getLeft());
            case PLUS ->
                of(binary.getLeft())
                        .filter(type -> system.isA(type, "java.lang.String"))
                        .or(() -> of(binary.getRight()).filter(type -> system.isA(type, "java.lang.String")))
                        .or(() -> of(binary.getLeft()).filter(type -> type.getKind() != TypeKind.BOOLEAN));
            case MINUS, MULTIPLY, DIVIDE, REMAINDER, LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT ->
                of(binary.getLeft()).filter(type -> type.getKind() != TypeKind.BOOLEAN);
        };
    }

    private Optional<TypeMirror> ofLiteral(LiteralExpr literal) {
        if (literal instanceof BooleanLiteralExpr) {
            return Optional.of(primitive(TypeKind.BOOLEAN));
        }
        if (literal instanceof IntegerLiteralExpr) {
            return Optional.of(primitive(TypeKind.INT));
        }
        if (literal instanceof LongLiteralExpr) {
            return Optional.of(primitive(TypeKind.LONG));
        }
        if (literal instanceof DoubleLiteralExpr) {
            return Optional.of(primitive(TypeKind.DOUBLE));
        }
        if (literal instanceof CharLiteralExpr) {
            return Optional.of(primitive(TypeKind.CHAR));
        }
        if (literal instanceof NullLiteralExpr) {
            return Optional.of(system.types().getNullType());
        }
        TypeElement string = system.elements().getTypeElement("java.lang.String");
        return literal instanceof StringLiteralExpr && string != null ? Optional.of(string.asType()) : Optional.empty();
    }

    private TypeMirror primitive(TypeKind kind) {
        return system.types().getPrimitiveType(kind);
    }
}
