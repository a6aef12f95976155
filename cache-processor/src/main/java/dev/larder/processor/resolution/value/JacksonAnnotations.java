package dev.larder.processor.resolution.value;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads Jackson's annotations, known by name: the processor does not depend on Jackson. */
final class JacksonAnnotations {

    private static final String ANNOTATION = "com.fasterxml.jackson.annotation.";
    private static final String DATABIND = "com.fasterxml.jackson.databind.annotation.";

    /** Annotations of properties that close a cycle, or that are hidden because they do. */
    private static final Set<String> BACK_REFERENCES = Set.of(
            ANNOTATION + "JsonBackReference",
            ANNOTATION + "JsonManagedReference",
            ANNOTATION + "JsonIgnore",
            ANNOTATION + "JsonIgnoreProperties",
            "jakarta.persistence.ManyToOne",
            "jakarta.persistence.OneToOne",
            "javax.persistence.ManyToOne",
            "javax.persistence.OneToOne");

    private static final String CREATOR = ANNOTATION + "JsonCreator";

    private static final String NAMED_PARAMETERS = "java.beans.ConstructorProperties";

    /** Annotations of accessors that name a property. */
    private static final List<String> NAMES =
            List.of(ANNOTATION + "JsonProperty", ANNOTATION + "JsonGetter", ANNOTATION + "JsonSetter");

    private static final Set<String> SERIALIZERS =
            Set.of("using", "contentUsing", "keyUsing", "converter", "contentConverter");

    /** Annotations by which an object of another class is read than the declared one, or an object that others refer to. */
    private static final List<String> OTHER_OBJECTS = List.of(
            DATABIND + "JsonDeserialize",
            ANNOTATION + "JsonTypeInfo",
            ANNOTATION + "JsonSubTypes",
            ANNOTATION + "JsonIdentityInfo");

    private static final Set<String> DANGEROUS_IDS = Set.of("CLASS", "MINIMAL_CLASS");

    /** Returns whether a property or type, given by the places of its annotations, has a deserializer of its own. */
    boolean hasDeserializer(List<? extends Element> places) {
        return places.stream()
                .flatMap(place -> on(place, DATABIND + "JsonDeserialize").stream())
                .anyMatch(JacksonAnnotations::namesSerializer);
    }

    private static boolean namesSerializer(AnnotationMirror mirror) {
        return SERIALIZERS.stream()
                .anyMatch(attribute -> value(mirror, attribute).isPresent());
    }

    /** Returns the classes that annotations of an element name, such as serializers, of which Jackson creates objects. */
    List<TypeMirror> helpers(List<? extends Element> places) {
        List<TypeMirror> helpers = new ArrayList<>();
        places.stream()
                .flatMap(place -> all(place).stream())
                .filter(mirror -> name(mirror).startsWith(DATABIND))
                .flatMap(mirror -> mirror.getElementValues().values().stream())
                .map(AnnotationValue::getValue)
                .forEach(value -> {
                    if (value instanceof TypeMirror type) {
                        helpers.add(type);
                    }
                });
        return helpers;
    }

    /** Returns the name of a property in JSON, as far as annotations of the property tell. */
    String nameOf(Property property) {
        return property.places().stream()
                .flatMap(place -> nameOf(place).stream())
                .findFirst()
                .orElse(property.name());
    }

    /** Returns the name that an annotation of a property's field, component or accessors gives to it. */
    Optional<String> explicitNameOf(Property property) {
        return property.places().stream()
                .filter(place -> place.getKind() != ElementKind.PARAMETER)
                .flatMap(place -> nameOf(place).stream())
                .findFirst();
    }

    /** Returns whether an annotation marks a property as a back reference. */
    boolean isBackReference(Property property) {
        return property.places().stream()
                .flatMap(place -> all(place).stream())
                .map(JacksonAnnotations::name)
                .anyMatch(BACK_REFERENCES::contains);
    }

    /** Returns whether an annotation of a type, or of one of its constructors or factories, says how it is created. */
    boolean hasCreator(TypeElement type) {
        return isReadByOthers(type) || creator(type).isPresent();
    }

    /** Returns whether an annotation of a type names a builder, or a class that reads it. */
    boolean isReadByOthers(TypeElement type) {
        return on(type, DATABIND + "JsonDeserialize").isPresent();
    }

    /** Returns the constructor or factory that an annotation marks as the creator; {@code @JsonCreator} counts first. */
    Optional<ExecutableElement> creator(TypeElement type) {
        List<ExecutableElement> candidates = new ArrayList<>(ElementFilter.constructorsIn(type.getEnclosedElements()));
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getModifiers().contains(Modifier.STATIC))
                .forEach(candidates::add);
        return candidates.stream()
                .filter(candidate ->
                        isJsonCreator(candidate) && !mode(candidate).equals("DISABLED"))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(candidate -> on(candidate, NAMED_PARAMETERS).isPresent())
                        .findFirst());
    }

    boolean isJsonCreator(ExecutableElement creator) {
        return on(creator, CREATOR).isPresent();
    }

    /** Returns the mode of a creator: {@code DEFAULT}, {@code PROPERTIES}, {@code DELEGATING} or {@code DISABLED}. */
    String mode(ExecutableElement creator) {
        if (!isJsonCreator(creator)) {
            return "PROPERTIES";
        }
        return on(creator, CREATOR)
                .flatMap(mirror -> value(mirror, "mode"))
                .map(mode -> ((VariableElement) mode).getSimpleName().toString())
                .orElse("DEFAULT");
    }

    /** Returns the name by which a creator takes a parameter, as annotations or the source tell. */
    String parameterName(ExecutableElement creator, int index) {
        VariableElement parameter = creator.getParameters().get(index);
        return nameOf(parameter)
                .or(() -> on(creator, NAMED_PARAMETERS)
                        .flatMap(mirror -> value(mirror, "value"))
                        .filter(names -> names instanceof List<?> list && index < list.size())
                        .map(names -> String.valueOf(((AnnotationValue) ((List<?>) names).get(index)).getValue())))
                .orElseGet(() -> parameter.getSimpleName().toString());
    }

    /** Returns whether an annotation names the property of a parameter, be it by an empty name. */
    boolean hasName(VariableElement parameter) {
        return on(parameter, ANNOTATION + "JsonProperty").isPresent();
    }

    /** Returns the name that an annotation of an accessor or of a parameter gives to its property. */
    Optional<String> nameOf(Element member) {
        if (member.getAnnotationMirrors().isEmpty()) {
            return Optional.empty();
        }
        return NAMES.stream()
                .flatMap(annotation -> on(member, annotation).stream())
                .flatMap(mirror -> value(mirror, "value").stream())
                .map(String::valueOf)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /** Returns whether a class has its names changed by a strategy. */
    boolean hasNaming(TypeElement type) {
        return inherited(type, DATABIND + "JsonNaming").isPresent();
    }

    /** Returns the member with {@code @JsonValue}, which stands for the whole object. */
    Optional<Element> value(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(member -> on(member, ANNOTATION + "JsonValue").isPresent())
                .map(Element.class::cast)
                .findFirst();
    }

    /** Returns whether an annotation of a type or of its members says how it is read. */
    boolean hasOwnForm(TypeElement type) {
        return inherited(type, DATABIND + "JsonDeserialize").isPresent()
                || hasCreator(type)
                || value(type).isPresent();
    }

    /** Returns whether an annotation makes the JSON name classes, which lets its writer choose the class to create. */
    boolean namesClasses(Element place) {
        Optional<AnnotationMirror> mirror =
                place instanceof TypeElement type ? typeInfo(type) : on(place, ANNOTATION + "JsonTypeInfo");
        return mirror.flatMap(info -> value(info, "use"))
                .filter(id -> id instanceof VariableElement constant
                        && DANGEROUS_IDS.contains(constant.getSimpleName().toString()))
                .isPresent();
    }

    /** Returns whether an annotation of a type may make Jackson read an object of another class, or one that others refer to. */
    boolean mayGiveAnother(TypeElement type) {
        return OTHER_OBJECTS.stream()
                .anyMatch(annotation -> inherited(type, annotation).isPresent());
    }

    /** Returns whether an annotation of a property may make Jackson read an object of another class, or one that others refer to. */
    boolean mayGiveAnother(Property property) {
        return isBackReference(property)
                || property.places().stream()
                        .anyMatch(place -> OTHER_OBJECTS.stream()
                                .anyMatch(annotation -> on(place, annotation).isPresent()));
    }

    /** Returns whether annotations of a property list its implementations by name. */
    boolean tellsImplementations(Property property) {
        return property.places().stream()
                .anyMatch(place -> on(place, ANNOTATION + "JsonTypeInfo").isPresent()
                        && on(place, ANNOTATION + "JsonSubTypes").isPresent());
    }

    /** Returns whether annotations of a type list its implementations by name. */
    boolean tellsImplementations(TypeElement type) {
        return typeInfo(type).isPresent()
                && (inherited(type, ANNOTATION + "JsonSubTypes").isPresent()
                        || inherited(type, DATABIND + "JsonTypeIdResolver").isPresent());
    }

    /** Returns the types that {@code @JsonSubTypes} lists. */
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

    /** Returns the annotation of a type or, as Jackson inherits it, of a supertype. */
    private static Optional<AnnotationMirror> inherited(TypeElement type, String annotation) {
        Optional<AnnotationMirror> own = on(type, annotation);
        if (own.isPresent()) {
            return own;
        }
        List<TypeMirror> parents = new ArrayList<>(List.of(type.getSuperclass()));
        parents.addAll(type.getInterfaces());
        for (TypeMirror parent : parents) {
            if (parent instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
                Optional<AnnotationMirror> above = inherited(element, annotation);
                if (above.isPresent()) {
                    return above;
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the annotation of an element, or of an annotation of the element. */
    private static Optional<AnnotationMirror> on(Element element, String annotation) {
        for (AnnotationMirror mirror : all(element)) {
            if (name(mirror).equals(annotation)) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    /** Returns the annotations of an element, and the annotations of these annotations, as Jackson bundles them. */
    private static List<AnnotationMirror> all(Element element) {
        List<? extends AnnotationMirror> own = element.getAnnotationMirrors();
        if (own.isEmpty()) {
            return List.of();
        }
        Map<String, AnnotationMirror> found = new LinkedHashMap<>();
        Deque<AnnotationMirror> pending = new ArrayDeque<>(own);
        while (!pending.isEmpty()) {
            AnnotationMirror mirror = pending.remove();
            if (found.putIfAbsent(name(mirror), mirror) == null && !name(mirror).startsWith("java.")) {
                pending.addAll(mirror.getAnnotationType().asElement().getAnnotationMirrors());
            }
        }
        return List.copyOf(found.values());
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
