package dev.larder.processor.resolution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Finds methods that are called within a transaction only, by the annotations of Spring and of Jakarta. A plain
 * {@code @Transactional} says nothing of that kind: its transaction may begin behind the cache.
 */
final class MandatoryTransaction {

    /** The annotations, each with the attribute that says how a call takes part in a transaction. */
    private static final Map<String, String> ANNOTATIONS = Map.of(
            "org.springframework.transaction.annotation.Transactional", "propagation",
            "jakarta.transaction.Transactional", "value",
            "javax.transaction.Transactional", "value");

    private static final String MANDATORY = "MANDATORY";

    private MandatoryTransaction() {}

    /**
     * Returns the annotation that demands a transaction, as it is written; empty if there is none. The nearest annotation decides:
     * that of the method, of its interface, or of the service.
     */
    static Optional<String> of(ExecutableElement method, TypeElement service) {
        return Stream.of(method, method.getEnclosingElement(), service)
                .flatMap(element -> transactional(element).stream())
                .findFirst()
                .flatMap(MandatoryTransaction::demanded);
    }

    private static Optional<String> demanded(AnnotationMirror mirror) {
        String attribute = ANNOTATIONS.getOrDefault(name(mirror), "");
        return mirror.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(attribute))
                .map(entry -> entry.getValue().getValue())
                .filter(value -> value instanceof VariableElement constant
                        && constant.getSimpleName().contentEquals(MANDATORY))
                .map(value ->
                        "@Transactional(" + (attribute.equals("value") ? "" : attribute + " = ") + MANDATORY + ")")
                .findFirst();
    }

    /** Returns the annotation on an element, or on an annotation of the element. */
    private static Optional<AnnotationMirror> transactional(Element element) {
        Set<String> seen = new HashSet<>();
        Deque<AnnotationMirror> pending = new ArrayDeque<>(element.getAnnotationMirrors());
        while (!pending.isEmpty()) {
            AnnotationMirror mirror = pending.remove();
            if (ANNOTATIONS.containsKey(name(mirror))) {
                return Optional.of(mirror);
            }
            if (seen.add(name(mirror))) {
                pending.addAll(mirror.getAnnotationType().asElement().getAnnotationMirrors());
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
