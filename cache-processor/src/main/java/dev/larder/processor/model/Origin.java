package dev.larder.processor.model;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A place in the source: an element, and where they matter an annotation of it and one value of that annotation.
 *
 * <p>Diagnostics are printed there, and generated files name its element. An origin is valid in the round in which it
 * was read, and must not be stored beyond that round.
 */
public record Origin(Element element, Optional<AnnotationMirror> annotation, Optional<AnnotationValue> value) {

    public static Origin of(Element element) {
        return new Origin(element, Optional.empty(), Optional.empty());
    }

    public static Origin of(Element element, AnnotationMirror annotation) {
        return new Origin(element, Optional.of(annotation), Optional.empty());
    }

    /** Returns the place of one value of this origin's annotation. */
    public Origin at(AnnotationValue part) {
        return new Origin(element, annotation, Optional.of(part));
    }
}
