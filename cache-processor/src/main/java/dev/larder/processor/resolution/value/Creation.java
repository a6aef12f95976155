package dev.larder.processor.resolution.value;

import dev.larder.processor.resolution.type.TypeSystem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Decides whether Jackson can create objects of a class. */
final class Creation {

    /** Annotations of classes whose creator another processor generates, or another module of Jackson's finds. */
    private static final Set<String> MADE_BY_OTHERS = Set.of(
            "kotlin.Metadata",
            "lombok.AllArgsConstructor",
            "lombok.Data",
            "lombok.NoArgsConstructor",
            "lombok.Value",
            "lombok.extern.jackson.Jacksonized");

    private final TypeSystem system;
    private final JacksonAnnotations jackson;
    private final ClassState state;
    private final CreatorNames names;

    Creation(TypeSystem system, JacksonAnnotations jackson) {
        this.system = system;
        this.jackson = jackson;
        this.state = new ClassState(system);
        this.names = new CreatorNames(system, jackson, state);
    }

    /** Returns why no object can be created, as a clause; empty if one can. */
    Optional<String> obstacle(DeclaredType type, TypeElement element) {
        if (jackson.isReadByOthers(element) || isMadeByOthers(element)) {
            return Optional.empty();
        }
        Optional<ExecutableElement> creator = jackson.creator(element);
        if (creator.isPresent()) {
            return names.obstacle(type, element, creator.get());
        }
        if (element.getKind() != ElementKind.CLASS) {
            return Optional.empty();
        }
        if (element.getNestingKind().isNested() && !element.getModifiers().contains(Modifier.STATIC)) {
            return Optional.of("it is an inner class, which needs an object of the class around it");
        }
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(element.getEnclosedElements());
        boolean plain = constructors.stream()
                .anyMatch(
                        constructor -> constructor.getParameters().isEmpty() || names.namesItsState(type, constructor));
        if (plain || constructors.isEmpty() || takesItsState(type, constructors)) {
            return Optional.empty();
        }
        return Optional.of(
                "it has no constructor without parameters, none whose parameters have the names of fields, and no annotated one");
    }

    /**
     * Returns whether the parameters of a constructor, of any visibility, have the names of fields. With {@code -parameters}
     * it is the creator, and the other fields are set.
     */
    private boolean takesItsState(DeclaredType type, List<ExecutableElement> constructors) {
        Set<String> fields = state.of(type).stream().map(Property::name).collect(Collectors.toSet());
        return constructors.stream()
                .anyMatch(constructor -> constructor.getParameters().stream()
                        .allMatch(parameter ->
                                fields.contains(parameter.getSimpleName().toString())));
    }

    private boolean isMadeByOthers(TypeElement element) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (MADE_BY_OTHERS.contains(system.nameOf(mirror.getAnnotationType()))) {
                return true;
            }
        }
        return false;
    }
}
