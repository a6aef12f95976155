package dev.larder.processor.resolution.condition;

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
        if (expression instanceof Expression.Enclosed enclosed) {
            return of(enclosed.inner());
        }
        if (expression instanceof Expression.Name name) {
            return variables.apply(name.name());
        }
        if (expression instanceof Expression.Call || expression instanceof Expression.Field) {
            return single(members(expression));
        }
        if (expression instanceof Expression.Unary unary) {
            return unary.isNot() ? Optional.of(primitive(TypeKind.BOOLEAN)) : of(unary.operand());
        }
        if (expression instanceof Expression.Binary binary) {
            return ofBinary(binary);
        }
        if (expression instanceof Expression.Index access) {
            return of(access.array())
                    .filter(ArrayType.class::isInstance)
                    .map(array -> ((ArrayType) array).getComponentType());
        }
        return expression instanceof Expression.InstanceOf
                ? Optional.of(primitive(TypeKind.BOOLEAN))
                : expression instanceof Expression.Literal literal ? ofLiteral(literal) : Optional.empty();
    }

    /** Returns the members that a call or field access may mean; empty if the type of its scope is unknown. */
    Optional<List<Found>> members(Expression access) {
        Optional<TypeMirror> owner = owner(access);
        if (owner.filter(type -> type.getKind() == TypeKind.ARRAY).isPresent()) {
            return Optional.empty();
        }
        return owner.map(type -> lookUp(type, access));
    }

    /** Returns the names of the methods or fields in the scope of a call or access. */
    Collection<String> names(Expression access) {
        boolean method = access instanceof Expression.Call;
        Set<String> names = new LinkedHashSet<>();
        owner(access)
                .ifPresent(owner -> system.bounds(owner).stream()
                        .flatMap(bound -> system.elementOf(bound).stream())
                        .flatMap(element -> system.elements().getAllMembers(element).stream())
                        .filter(member -> (member.getKind() == ElementKind.METHOD) == method)
                        .filter(member -> !(member.getEnclosingElement() instanceof TypeElement type
                                && type.getQualifiedName().contentEquals("java.lang.Object")))
                        .forEach(member -> names.add(member.getSimpleName().toString())));
        return names;
    }

    /** Returns the type before the dot; empty if it is unknown, or if there is no dot. */
    private Optional<TypeMirror> owner(Expression access) {
        return scope(access)
                .flatMap(scope -> typeNames.apply(scope).map(Element::asType).or(() -> of(scope)));
    }

    /** Returns what stands before the dot of a call or access. */
    static Optional<Expression> scope(Expression access) {
        return access instanceof Expression.Call call ? call.scope() : Optional.of(((Expression.Field) access).scope());
    }

    /** Returns the name of the member that a call or access means. */
    static String name(Expression access) {
        return access instanceof Expression.Call call ? call.name() : ((Expression.Field) access).name();
    }

    /** A member, and the type in which it was found. */
    record Found(TypeMirror owner, Element member, TypeMirror type) {}

    private List<Found> lookUp(TypeMirror owner, Expression access) {
        String name = name(access);
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
        if (!(access instanceof Expression.Call call)) {
            return member.getKind().isField() || member instanceof TypeElement;
        }
        return member instanceof ExecutableElement method
                && (method.isVarArgs()
                        || method.getParameters().size() == call.arguments().size());
    }

    private static Optional<TypeMirror> single(Optional<List<Found>> found) {
        return found.filter(members -> members.size() == 1)
                .map(members -> members.get(0).type());
    }

    private Optional<TypeMirror> ofBinary(Expression.Binary binary) {
        return switch (binary.operator()) {
            case OR, AND, EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS ->
                Optional.of(primitive(TypeKind.BOOLEAN));
            case BINARY_OR, BINARY_AND, XOR -> of(binary.left());
            case PLUS ->
                of(binary.left())
                        .filter(type -> system.isA(type, "java.lang.String"))
                        .or(() -> of(binary.right()).filter(type -> system.isA(type, "java.lang.String")))
                        .or(() -> of(binary.left()).filter(type -> type.getKind() != TypeKind.BOOLEAN));
            case MINUS, MULTIPLY, DIVIDE, REMAINDER, LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT ->
                of(binary.left()).filter(type -> type.getKind() != TypeKind.BOOLEAN);
        };
    }

    private Optional<TypeMirror> ofLiteral(Expression.Literal literal) {
        return switch (literal.kind()) {
            case BOOLEAN -> Optional.of(primitive(TypeKind.BOOLEAN));
            case INT -> Optional.of(primitive(TypeKind.INT));
            case LONG -> Optional.of(primitive(TypeKind.LONG));
            case DOUBLE -> Optional.of(primitive(TypeKind.DOUBLE));
            case CHAR -> Optional.of(primitive(TypeKind.CHAR));
            case NULL -> Optional.of(system.types().getNullType());
            case STRING ->
                Optional.ofNullable(system.elements().getTypeElement("java.lang.String"))
                        .map(Element::asType);
        };
    }

    private TypeMirror primitive(TypeKind kind) {
        return system.types().getPrimitiveType(kind);
    }
}
