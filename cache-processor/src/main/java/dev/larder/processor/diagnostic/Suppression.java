package dev.larder.processor.diagnostic;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/** Reads {@code @SuppressWarnings("larder")} and {@code @SuppressWarnings("larder.TheCode")}. */
final class Suppression {

    private Suppression() {}

    /** Returns whether the element or an element around it suppresses warnings of this code. */
    static boolean of(Element element, DiagnosticCode code) {
        return Stream.<Element>iterate(element, e -> e != null, Element::getEnclosingElement)
                .map(e -> e.getAnnotation(SuppressWarnings.class))
                .filter(annotation -> annotation != null)
                .flatMap(annotation -> Arrays.stream(annotation.value()))
                .anyMatch(name -> name.equals("larder") || name.equals("larder." + code.code()));
    }
}
