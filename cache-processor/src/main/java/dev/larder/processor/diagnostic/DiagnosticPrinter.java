package dev.larder.processor.diagnostic;

import dev.larder.processor.model.Origin;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Prints diagnostics by the compiler, on the element, annotation and value. A diagnostic of a method that comes from a
 * class file is printed on the service that inherits the method.
 */
public final class DiagnosticPrinter {

    private final Messager messager;
    private final Predicate<TypeElement> hasSource;
    private final Set<DiagnosticCode> silent;
    private final Set<String> told;
    private final Set<Printed> printed = new HashSet<>();

    /**
     * Creates a printer.
     *
     * @param hasSource tells whether a top-level type is being compiled
     * @param silent the warnings that are not printed
     * @param told the subjects of which the compilation was told, to which the printer adds
     */
    public DiagnosticPrinter(
            Messager messager, Predicate<TypeElement> hasSource, Set<DiagnosticCode> silent, Set<String> told) {
        this.messager = messager;
        this.hasSource = hasSource;
        this.silent = silent;
        this.told = told;
    }

    /** Prints a diagnostic, unless it is suppressed, was printed at this place for another service, or is told once. */
    public void print(Element service, Diagnostic diagnostic) {
        Origin origin = diagnostic.origin();
        if (diagnostic.severity() == Severity.WARNING
                && (silent.contains(diagnostic.code())
                        || Suppression.of(origin.element(), diagnostic.code())
                        || Suppression.of(service, diagnostic.code()))) {
            return;
        }
        if (!diagnostic.problem().subject().map(told::add).orElse(true)) {
            return;
        }
        boolean inSource = hasSource(origin.element());
        Origin place = inSource ? origin : Origin.of(service);
        String message = diagnostic.message() + (inSource ? "" : inheritance(origin.element()));
        if (printed.add(new Printed(place, message))) {
            print(place, diagnostic.severity(), message);
        }
    }

    private void print(Origin place, Severity severity, String message) {
        AnnotationMirror annotation = place.annotation().orElse(null);
        if (annotation == null) {
            messager.printMessage(severity.kind(), message, place.element());
        } else {
            place.value()
                    .ifPresentOrElse(
                            value ->
                                    messager.printMessage(severity.kind(), message, place.element(), annotation, value),
                            () -> messager.printMessage(severity.kind(), message, place.element(), annotation));
        }
    }

    private static String inheritance(Element element) {
        return " (inherited: " + element.getEnclosingElement() + "." + element.getSimpleName() + ")";
    }

    private boolean hasSource(Element element) {
        Element outermost = element;
        for (Element e = element; e != null; e = e.getEnclosingElement()) {
            outermost = e instanceof TypeElement ? e : outermost;
        }
        return outermost instanceof TypeElement type && hasSource.test(type);
    }

    private record Printed(Origin place, String message) {}
}
