package dev.larder.processor.resolution.type;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Reads the names of methods that Kotlin makes of value classes, such as {@code find-4JvX0Ss}. Java can't write them, and kapt leaves
 * their methods out of what it shows to processors. Kotlin's own annotation of a class still tells the names.
 */
public final class KotlinNames {

    private static final String METADATA = "kotlin.Metadata";

    /** A name, and the hash of the value classes of the method. */
    private static final Pattern MANGLED = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*-[\\w-]{7}");

    private KotlinNames() {}

    /** Returns the names of methods that a type has in Kotlin, and that are not among its members. */
    public static List<String> leftOut(TypeElement type) {
        Set<String> shown = type.getEnclosedElements().stream()
                .map(member -> member.getSimpleName().toString())
                .collect(Collectors.toSet());
        return names(type)
                .filter(name -> MANGLED.matcher(name).matches() && !shown.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns whether Kotlin has a getter for a property of a type that is left out. */
    public static boolean hasLeftOutGetter(TypeElement type, String property) {
        String capital = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        return leftOut(type).stream().anyMatch(name -> name.startsWith("get" + capital + "-"));
    }

    private static Stream<String> names(TypeElement type) {
        return metadata(type).stream()
                .flatMap(mirror -> mirror.getElementValues().entrySet().stream())
                .filter(entry -> entry.getKey().getSimpleName().contentEquals("d2"))
                .flatMap(entry ->
                        entry.getValue().getValue() instanceof List<?> strings ? strings.stream() : Stream.of())
                .filter(AnnotationValue.class::isInstance)
                .map(value -> String.valueOf(((AnnotationValue) value).getValue()));
    }

    private static Optional<? extends AnnotationMirror> metadata(Element type) {
        return type.getAnnotationMirrors().stream()
                .filter(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(METADATA))
                .findFirst();
    }
}
