package dev.larder.processor.model;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * Where something was written: an element, and as far as they matter the annotation on it and one value of that annotation.
 *
 * <p>It serves diagnostics and names the element that a generated file comes from. It is valid within the round that it was
 * read in, and must not be kept beyond it.
 */
public record Origin(Element element, Optional<AnnotationMirror> annotation, Optional<AnnotationValue> value) {

    public static Origin of(Element element) {
        return new Origin(element, Optional.empty(), Optional.empty());
    }

    public static Origin of(Element element, AnnotationMirror annotation) {
        return new Origin(element, Optional.of(annotation), Optional.empty());
    }

    /** Narrows this origin, which has an annotation, to one of the annotation's values. */
    public Origin at(AnnotationValue part) {
        return new Origin(element, annotation, Optional.of(part));
    }
}
