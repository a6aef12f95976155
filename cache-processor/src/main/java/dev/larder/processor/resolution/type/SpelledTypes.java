package dev.larder.processor.resolution.type;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Writes types for static methods, where the type variables of method and class are not in scope. */
public final class SpelledTypes {

    private SpelledTypes() {}

    /** Returns the type with its type variables replaced: by their bounds, or by {@code ?} as arguments. */
    public static TypeName withoutVariables(TypeMirror type, TypeSystem system) {
        if (type.getKind() == TypeKind.TYPEVAR
                || type.getKind() == TypeKind.WILDCARD
                || type.getKind() == TypeKind.INTERSECTION) {
            List<TypeMirror> bounds = system.bounds(type);
            return bounds.isEmpty()
                    ? ClassName.OBJECT
                    : TypeName.get(system.types().erasure(bounds.get(0)));
        }
        return type instanceof DeclaredType || type.getKind() == TypeKind.ARRAY
                ? arguments(TypeName.get(type))
                : TypeName.get(type);
    }

    private static TypeName arguments(TypeName type) {
        if (type instanceof ParameterizedTypeName parameterized) {
            TypeName[] replaced = parameterized.typeArguments().stream()
                    .map(argument -> mentionsVariable(argument) ? WildcardTypeName.subtypeOf(Object.class) : argument)
                    .toArray(TypeName[]::new);
            return ParameterizedTypeName.get(parameterized.rawType(), replaced);
        }
        if (type instanceof ArrayTypeName array) {
            TypeName component =
                    array.componentType() instanceof TypeVariableName ? ClassName.OBJECT : array.componentType();
            return ArrayTypeName.of(arguments(component));
        }
        return type;
    }

    private static boolean mentionsVariable(TypeName type) {
        if (type instanceof TypeVariableName) {
            return true;
        }
        if (type instanceof ParameterizedTypeName parameterized) {
            return parameterized.typeArguments().stream().anyMatch(SpelledTypes::mentionsVariable);
        }
        if (type instanceof WildcardTypeName wildcard) {
            return wildcard.upperBounds().stream().anyMatch(SpelledTypes::mentionsVariable)
                    || wildcard.lowerBounds().stream().anyMatch(SpelledTypes::mentionsVariable);
        }
        return type instanceof ArrayTypeName array && mentionsVariable(array.componentType());
    }
}
