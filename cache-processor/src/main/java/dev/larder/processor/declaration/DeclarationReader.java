package dev.larder.processor.declaration;

import dev.larder.processor.model.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads an interface, its super-interfaces and their annotations. */
public final class DeclarationReader {

    private final Elements elements;
    private final Types types;
    private final MethodCalls calls;
    private final AnnotationReader annotations = new AnnotationReader();

    public DeclarationReader(Elements elements, Types types, MethodCalls calls) {
        this.elements = elements;
        this.types = types;
        this.calls = calls;
    }

    /**
     * Returns the declaration of a service; empty if neither the interface nor one above it has an annotation of
     * Larder's.
     */
    public Optional<ServiceDeclaration> read(TypeElement service) {
        List<ExecutableElement> candidates = new ArrayList<>();
        for (TypeElement type : hierarchy(service)) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                if (isImplementable(method)) {
                    candidates.add(method);
                }
            }
        }
        if (candidates.stream()
                .allMatch(method -> LarderAnnotation.anyOn(method).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new ServiceDeclaration(Origin.of(service), methods(service, candidates)));
    }

    /** Returns whether an interface above this one does not exist yet, so that it may turn out to have annotations. */
    public boolean hasUnknownParent(TypeElement service) {
        return hierarchy(service).stream()
                .flatMap(type -> type.getInterfaces().stream())
                .anyMatch(parent -> parent.getKind() == TypeKind.ERROR);
    }

    /** Returns the qualified names of all interfaces above a service. */
    public static List<String> parentsOf(TypeElement service) {
        return hierarchy(service).stream()
                .skip(1)
                .map(parent -> parent.getQualifiedName().toString())
                .toList();
    }

    /** Returns the interface and all interfaces above it, nearest first, in the order of their extends clauses. */
    private static Set<TypeElement> hierarchy(TypeElement service) {
        Set<TypeElement> types = new LinkedHashSet<>(List.of(service));
        List<TypeElement> pending = new ArrayList<>(types);
        while (!pending.isEmpty()) {
            for (TypeMirror parent : pending.remove(0).getInterfaces()) {
                if (parent.getKind() == TypeKind.DECLARED
                        && parent instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement type
                        && types.add(type)) {
                    pending.add(type);
                }
            }
        }
        return types;
    }

    private static boolean isImplementable(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        return !modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.PRIVATE) && !isOfObject(method);
    }

    /** Returns whether every class inherits the method from {@code Object}, as {@code equals} in {@code Comparator}. */
    private static boolean isOfObject(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        return switch (method.getSimpleName().toString()) {
            case "equals" ->
                parameters.size() == 1 && isObject(parameters.get(0).asType());
            case "hashCode", "toString" -> parameters.isEmpty();
            default -> false;
        };
    }

    /** Compares elements, since the type itself may have annotations. */
    private static boolean isObject(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals("java.lang.Object");
    }

    private List<MethodDeclaration> methods(TypeElement service, List<ExecutableElement> candidates) {
        List<MethodDeclaration> declarations = new ArrayList<>();
        List<ExecutableElement> hidden = new ArrayList<>();
        for (ExecutableElement method : candidates) {
            if (hidden.contains(method)) {
                continue;
            }
            List<ExecutableElement> overridden = new ArrayList<>();
            List<ExecutableElement> rivals = new ArrayList<>();
            for (ExecutableElement other : candidates) {
                if (other != method && elements.overrides(method, other, (TypeElement) method.getEnclosingElement())) {
                    overridden.add(other);
                } else if (other != method && !hidden.contains(other) && sameIn(service, method, other)) {
                    rivals.add(other);
                }
            }
            hidden.addAll(overridden);
            hidden.addAll(rivals);
            declarations.add(declaration(method, overridden, rivals, candidates));
        }
        return declarations;
    }

    /** Returns whether one method of a class would implement both, though neither overrides the other. */
    private boolean sameIn(TypeElement service, ExecutableElement one, ExecutableElement other) {
        if (!one.getSimpleName().equals(other.getSimpleName())) {
            return false;
        }
        DeclaredType type = (DeclaredType) service.asType();
        return types.asMemberOf(type, one) instanceof ExecutableType left
                && types.asMemberOf(type, other) instanceof ExecutableType right
                && (types.isSubsignature(left, right) || types.isSubsignature(right, left));
    }

    /** Reads one method. Of two methods that are inherited side by side, the annotated one counts. */
    private MethodDeclaration declaration(
            ExecutableElement method,
            List<ExecutableElement> overridden,
            List<ExecutableElement> rivals,
            List<ExecutableElement> candidates) {
        Optional<ExecutableElement> rival = annotated(rivals);
        boolean plain = LarderAnnotation.anyOn(method).isEmpty();
        ExecutableElement chosen = plain ? rival.orElse(method) : method;
        return new MethodDeclaration(
                Origin.of(chosen),
                annotations.cached(chosen),
                annotations.updates(chosen),
                annotations.evicts(chosen),
                plain && chosen == method ? annotated(overridden).map(Origin::of) : Optional.empty(),
                plain ? Optional.empty() : rival.map(Origin::of),
                calledBy(chosen, candidates, false),
                calledBy(chosen, candidates, true));
    }

    /**
     * Returns the annotated methods that a default method calls, be it on the delegate; only those with or without
     * {@code @Cached}.
     */
    private List<Origin> calledBy(ExecutableElement method, List<ExecutableElement> candidates, boolean cached) {
        if (LarderAnnotation.anyOn(method).isPresent() || !method.isDefault()) {
            return List.of();
        }
        List<ExecutableElement> annotated = candidates.stream()
                .filter(candidate -> LarderAnnotation.anyOn(candidate)
                        .filter(annotation -> (annotation == LarderAnnotation.CACHED) == cached)
                        .isPresent())
                .toList();
        return calls.calledBy(method, annotated).stream().map(Origin::of).toList();
    }

    private static Optional<ExecutableElement> annotated(List<ExecutableElement> methods) {
        return methods.stream()
                .filter(method -> LarderAnnotation.anyOn(method).isPresent())
                .findFirst();
    }

    /** Returns the interfaces among an element and everything that it encloses, in source order. */
    public static List<TypeElement> interfacesIn(Element root) {
        List<TypeElement> interfaces = new ArrayList<>();
        if (root instanceof TypeElement type) {
            if (type.getKind() == ElementKind.INTERFACE) {
                interfaces.add(type);
            }
            type.getEnclosedElements().forEach(enclosed -> interfaces.addAll(interfacesIn(enclosed)));
        }
        return interfaces;
    }
}
