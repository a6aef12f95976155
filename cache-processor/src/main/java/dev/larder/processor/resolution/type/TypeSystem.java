package dev.larder.processor.resolution.type;

import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ClassName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The types and elements of one round. */
public final class TypeSystem {

    private final Types types;
    private final Elements elements;
    private final Map<TypeElement, Set<String>> supertypeNames = new HashMap<>();
    private final Set<String> faultless = new HashSet<>();

    public TypeSystem(Types types, Elements elements) {
        this.types = types;
        this.elements = elements;
    }

    public Types types() {
        return types;
    }

    public Elements elements() {
        return elements;
    }

    /** Returns the type of a method as a member of its owner, with the owner's type arguments in place. */
    public ExecutableType memberOf(DeclaredType owner, ExecutableElement method) {
        return (ExecutableType) types.asMemberOf(owner, method);
    }

    public Optional<TypeElement> elementOf(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
                : Optional.empty();
    }

    /** Returns the qualified name of a declared type; empty for other types. */
    public String nameOf(TypeMirror type) {
        return elementOf(type)
                .map(element -> element.getQualifiedName().toString())
                .orElse("");
    }

    public boolean isA(TypeMirror type, String qualifiedName) {
        return nameOf(type).equals(qualifiedName);
    }

    /** Returns the qualified names of a type and its supertypes, nearest first. */
    public Set<String> supertypeNames(TypeMirror type) {
        return elementOf(type)
                .map(element -> supertypeNames.computeIfAbsent(element, known -> namesAbove(type)))
                .orElse(Set.of());
    }

    private Set<String> namesAbove(TypeMirror type) {
        Set<String> names = new LinkedHashSet<>();
        supertypes(type).forEach(above -> names.add(above.getQualifiedName().toString()));
        return names;
    }

    /** Returns the elements of a type and its supertypes, nearest first. */
    public Set<TypeElement> supertypes(TypeMirror type) {
        Set<TypeElement> elements = new LinkedHashSet<>();
        Deque<TypeMirror> pending = new ArrayDeque<>(List.of(type));
        while (!pending.isEmpty()) {
            TypeMirror next = pending.remove();
            if (elementOf(next).filter(elements::add).isPresent()) {
                pending.addAll(types.directSupertypes(next));
            }
        }
        return elements;
    }

    /** Returns the texts of types that were inspected as values and have no flaw, to which inspections add. */
    public Set<String> faultless() {
        return faultless;
    }

    /** Returns the {@code V} of an {@code Optional<V>}. */
    public Optional<TypeMirror> insideOptional(TypeMirror type) {
        return isA(type, "java.util.Optional")
                ? ((DeclaredType) type).getTypeArguments().stream().findFirst().map(TypeMirror.class::cast)
                : Optional.empty();
    }

    /** Returns the bounds of a type variable, wildcard or intersection; of another type, the type itself. */
    public List<TypeMirror> bounds(TypeMirror type) {
        if (type instanceof TypeVariable variable) {
            return bounds(variable.getUpperBound());
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() == null ? List.of() : bounds(wildcard.getExtendsBound());
        }
        if (type instanceof IntersectionType intersection) {
            return intersection.getBounds().stream()
                    .flatMap(bound -> bounds(bound).stream())
                    .toList();
        }
        return List.of(type);
    }

    /** Returns whether an exception is checked. */
    public boolean isChecked(TypeMirror thrown) {
        return bounds(thrown).stream().noneMatch(bound -> {
            Set<String> names = supertypeNames(bound);
            return names.contains("java.lang.RuntimeException") || names.contains("java.lang.Error");
        });
    }

    public TypeMirror boxed(TypeMirror type) {
        return type instanceof PrimitiveType primitive
                ? types.boxedClass(primitive).asType()
                : type;
    }

    /** Returns whether the type is a generic class without its arguments. */
    public boolean isRaw(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && ((DeclaredType) type).getTypeArguments().isEmpty()
                && !((TypeElement) ((DeclaredType) type).asElement())
                        .getTypeParameters()
                        .isEmpty();
    }

    /** Returns the first type among a type, its arguments and its components that the compiler does not know yet. */
    public Optional<TypeMirror> unresolvedIn(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return Optional.of(type);
        }
        if (type instanceof ArrayType array) {
            return unresolvedIn(array.getComponentType());
        }
        if (type instanceof DeclaredType declared) {
            return declared.getTypeArguments().stream()
                    .flatMap(argument -> unresolvedIn(argument).stream())
                    .findFirst();
        }
        if (type instanceof WildcardType) {
            return bounds(type).stream()
                    .flatMap(bound -> unresolvedIn(bound).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    /** Returns the type that declares a member. */
    public static TypeElement ownerOf(Element member) {
        return (TypeElement) Objects.requireNonNull(member.getEnclosingElement(), "no member of a type");
    }

    /** Returns whether a type variable belongs to a type, so that a sub-interface can bind it, and not to a method. */
    public static boolean isBoundBySubtypes(TypeVariable variable) {
        Element parameter = variable.asElement();
        return parameter instanceof TypeParameterElement typeParameter
                && typeParameter.getGenericElement() instanceof TypeElement;
    }

    /** Returns the type as a developer would write it in a message: without packages and type annotations. */
    public static String display(TypeMirror type) {
        return display(TypeName.get(type));
    }

    public static String display(TypeName type) {
        return type.spelled(ClassName::nestedName);
    }
}
