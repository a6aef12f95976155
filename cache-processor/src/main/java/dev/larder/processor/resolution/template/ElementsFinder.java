package dev.larder.processor.resolution.template;

import dev.larder.processor.model.Elements;
import dev.larder.processor.model.Elements.Container;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds the elements of a collection or an array. */
final class ElementsFinder {

    private static final Map<TypeKind, Container> PRIMITIVES = Map.of(
            TypeKind.INT, Container.INT_ARRAY,
            TypeKind.LONG, Container.LONG_ARRAY,
            TypeKind.DOUBLE, Container.DOUBLE_ARRAY);

    private static final Map<String, Container> INTERFACES = Map.of(
            "java.lang.Iterable", Container.ITERABLE,
            "java.util.Collection", Container.COLLECTION,
            "java.util.List", Container.COLLECTION,
            "java.util.Set", Container.SET);

    private final TypeSystem system;

    ElementsFinder(TypeSystem system) {
        this.system = system;
    }

    /** The elements, and their declared type. */
    record Found(Elements elements, TypeMirror type) {}

    /** Returns the elements of a variable; empty if its type is not a collection, or is raw. */
    Optional<Found> in(String variable, TypeMirror type) {
        if (type instanceof ArrayType array) {
            TypeMirror component = array.getComponentType();
            return component.getKind().isPrimitive()
                    ? Optional.ofNullable(PRIMITIVES.get(component.getKind()))
                            .map(container -> found(variable, component, container))
                    : Optional.of(found(variable, component, Container.ARRAY));
        }
        // An Iterable may still be one value: a Path iterates over Paths.
        boolean collection = INTERFACES.containsKey(system.nameOf(type))
                || system.supertypeNames(type).contains("java.util.Collection");
        return collection
                ? elementOf(type)
                        .map(element ->
                                found(variable, element, INTERFACES.getOrDefault(system.nameOf(type), Container.OTHER)))
                : Optional.empty();
    }

    private Found found(String variable, TypeMirror type, Container container) {
        return new Found(new Elements(singular(variable), TypeName.get(type).box(), container), type);
    }

    private Optional<TypeMirror> elementOf(TypeMirror collection) {
        if (collection instanceof DeclaredType declared && INTERFACES.containsKey(system.nameOf(collection))) {
            List<? extends TypeMirror> arguments = declared.getTypeArguments();
            return arguments.isEmpty() ? Optional.empty() : bound(arguments.get(0));
        }
        return system.types().directSupertypes(collection).stream()
                .flatMap(parent -> elementOf(parent).stream())
                .findFirst();
    }

    /** Returns the upper bound of a wildcard, and any other type unchanged. */
    private Optional<TypeMirror> bound(TypeMirror argument) {
        return argument.getKind() == TypeKind.WILDCARD
                ? system.bounds(argument).stream().findFirst()
                : Optional.of(argument);
    }

    /** Returns {@code user} for {@code users}, and {@code entry} for {@code entries}. */
    private static String singular(String plural) {
        String name = plural.endsWith("ies")
                ? plural.substring(0, plural.length() - 3) + "y"
                : plural.endsWith("s") && !plural.endsWith("ss") ? plural.substring(0, plural.length() - 1) : "element";
        return SourceVersion.isName(name) ? name : "element";
    }
}
