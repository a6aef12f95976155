package dev.larder.processor.resolution.type;

import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ArrayTypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.ParameterizedTypeName;
import dev.larder.processor.model.TypeName.TypeVariableName;
import dev.larder.processor.model.TypeName.WildcardTypeName;
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
                    .map(argument -> mentionsVariable(argument) ? WildcardTypeName.unbounded() : argument)
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
            return mentionsVariable(wildcard.upperBound())
                    || wildcard.lowerBound()
                            .filter(SpelledTypes::mentionsVariable)
                            .isPresent();
        }
        return type instanceof ArrayTypeName array && mentionsVariable(array.componentType());
    }
}
