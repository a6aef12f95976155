package dev.larder.processor.declaration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The annotations, known by name: the processor runs without them on its class path. */
public enum LarderAnnotation {
    CACHED("Cached"),
    UPDATES("Updates"),
    EVICTS("Evicts"),
    EVICTS_ALL("EvictsAll");

    static final String PACKAGE = "dev.larder.annotation.";

    private final String simpleName;
    private final String qualifiedName;

    LarderAnnotation(String simpleName) {
        this.simpleName = simpleName;
        this.qualifiedName = PACKAGE + simpleName;
    }

    /**
     * Returns the name that developers write. Of the container of repeated annotations it is the name of the repeated
     * one.
     */
    public String displayName() {
        return this == EVICTS_ALL ? EVICTS.simpleName : simpleName;
    }

    public String qualifiedName() {
        return qualifiedName;
    }

    /** Returns the annotation of this kind on the element itself. */
    public Optional<AnnotationMirror> on(Element element) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (nameOf(mirror).equals(qualifiedName)) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    private static String nameOf(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }

    /** Returns whether the type is one of the annotations. */
    public static boolean isOne(TypeElement type) {
        return Arrays.stream(values())
                .anyMatch(annotation -> type.getQualifiedName().contentEquals(annotation.qualifiedName));
    }

    /** Returns whether source code that imports the annotations means one of them by a name. */
    static boolean isNamed(String name) {
        return Arrays.stream(values())
                .anyMatch(annotation -> name.equals(annotation.simpleName) || name.equals(annotation.qualifiedName));
    }

    /** Returns the first kind that stands on the element itself. */
    public static Optional<LarderAnnotation> anyOn(Element element) {
        EnumSet<LarderAnnotation> found = EnumSet.noneOf(LarderAnnotation.class);
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            // Its text is made anew each time that a name of the compiler is compared.
            String name = nameOf(mirror);
            if (name.startsWith(PACKAGE)) {
                Arrays.stream(values())
                        .filter(annotation -> name.equals(annotation.qualifiedName))
                        .forEach(found::add);
            }
        }
        return found.stream().findFirst();
    }
}
