package dev.larder.processor.resolution.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** What Jackson's annotations say about a type, known by name: the processor does not depend on Jackson. */
final class JacksonAnnotations {

    private static final String ANNOTATION = "com.fasterxml.jackson.annotation.";
    private static final String DATABIND = "com.fasterxml.jackson.databind.annotation.";

    /** On a property: its JSON form is no longer that of its declared type, or it has none. */
    private static final Set<String> FORM_OF_PROPERTY = Set.of(
            ANNOTATION + "JsonIgnore",
            ANNOTATION + "JsonTypeInfo",
            ANNOTATION + "JsonBackReference",
            DATABIND + "JsonDeserialize");

    private static final Set<String> FORM_OF_TYPE =
            Set.of(DATABIND + "JsonDeserialize", ANNOTATION + "JsonValue", ANNOTATION + "JsonCreator");

    private static final Set<String> DANGEROUS_IDS = Set.of("CLASS", "MINIMAL_CLASS");

    /** Whether an annotation on a field, component or getter takes its form out of the hands of its declared type. */
    boolean decidesForm(Element property) {
        return property.getAnnotationMirrors().stream()
                .map(JacksonAnnotations::name)
                .anyMatch(FORM_OF_PROPERTY::contains);
    }

    /** Whether the type, a constructor or a method of it says how it is read. */
    boolean hasOwnForm(TypeElement type) {
        if (inherited(type, DATABIND + "JsonDeserialize").isPresent()) {
            return true;
        }
        return type.getEnclosedElements().stream()
                .flatMap(member -> member.getAnnotationMirrors().stream())
                .map(JacksonAnnotations::name)
                .anyMatch(FORM_OF_TYPE::contains);
    }

    /** Whether the type is read by class names out of the JSON, which lets the writer choose the class. */
    boolean namesClasses(TypeElement type) {
        return typeInfo(type)
                .flatMap(mirror -> value(mirror, "use"))
                .filter(id -> id instanceof VariableElement constant
                        && DANGEROUS_IDS.contains(constant.getSimpleName().toString()))
                .isPresent();
    }

    /** Whether JSON of the type says which of a fixed list of implementations it is. */
    boolean tellsImplementations(TypeElement type) {
        return typeInfo(type).isPresent()
                && (inherited(type, ANNOTATION + "JsonSubTypes").isPresent()
                        || inherited(type, DATABIND + "JsonTypeIdResolver").isPresent());
    }

    /** The types that {@code @JsonSubTypes} lists. */
    List<TypeMirror> implementations(TypeElement type) {
        List<TypeMirror> implementations = new ArrayList<>();
        Object list = inherited(type, ANNOTATION + "JsonSubTypes")
                .flatMap(mirror -> value(mirror, "value"))
                .orElse(List.of());
        if (list instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof AnnotationValue inner && inner.getValue() instanceof AnnotationMirror subType) {
                    value(subType, "value")
                            .filter(TypeMirror.class::isInstance)
                            .map(TypeMirror.class::cast)
                            .ifPresent(implementations::add);
                }
            }
        }
        return implementations;
    }

    private static Optional<AnnotationMirror> typeInfo(TypeElement type) {
        return inherited(type, ANNOTATION + "JsonTypeInfo");
    }

    /** The annotation on the type or, as Jackson looks it up, on anything above it. */
    private static Optional<AnnotationMirror> inherited(TypeElement type, String annotation) {
        for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
            if (name(mirror).equals(annotation)) {
                return Optional.of(mirror);
            }
        }
        List<TypeMirror> parents = new ArrayList<>(List.of(type.getSuperclass()));
        parents.addAll(type.getInterfaces());
        return ElementFilter.typesIn(parents.stream()
                        .filter(DeclaredType.class::isInstance)
                        .map(parent -> ((DeclaredType) parent).asElement())
                        .toList())
                .stream()
                .flatMap(parent -> inherited(parent, annotation).stream())
                .findFirst();
    }

    private static Optional<Object> value(AnnotationMirror mirror, String attribute) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(attribute)) {
                return Optional.of(entry.getValue().getValue());
            }
        }
        return Optional.empty();
    }

    private static String name(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }
}
