package dev.larder.processor.resolution;

import dev.larder.processor.declaration.LarderAnnotation;
import dev.larder.processor.diagnostic.Diagnostic;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.model.Origin;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Finds annotations at places where the compiler accepts them and nothing reads them. */
public final class PlacementCheck {

    private PlacementCheck() {}

    /** Returns why an annotation has no effect on a method; empty for an instance method of an interface. */
    public static Optional<Diagnostic> of(Element method, LarderAnnotation annotation, AnnotationMirror mirror) {
        TypeElement type = TypeSystem.ownerOf(method);
        String name = annotation.displayName();
        if (isCopyOfKotlin(type)) {
            return Optional.empty();
        }
        if (type.getKind() != ElementKind.INTERFACE) {
            return diagnostic(
                    method,
                    mirror,
                    Problem.of(
                            DiagnosticCode.ANNOTATION_ON_CLASS_METHOD,
                            name,
                            type.getSimpleName(),
                            type.getSimpleName()));
        }
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            return diagnostic(
                    method,
                    mirror,
                    Problem.of(DiagnosticCode.ANNOTATION_ON_PRIVATE_METHOD, name, method.getSimpleName()));
        }
        if (method.getModifiers().contains(Modifier.STATIC)) {
            return diagnostic(
                    method,
                    mirror,
                    Problem.of(DiagnosticCode.ANNOTATION_ON_STATIC_METHOD, name, method.getSimpleName()));
        }
        return Optional.empty();
    }

    /** Returns whether a class holds Kotlin's copies of an interface's default methods, with their annotations. */
    private static boolean isCopyOfKotlin(TypeElement type) {
        return type.getSimpleName().contentEquals("DefaultImpls")
                && type.getEnclosingElement() instanceof TypeElement around
                && around.getKind() == ElementKind.INTERFACE;
    }

    private static Optional<Diagnostic> diagnostic(Element method, AnnotationMirror mirror, Problem problem) {
        return Optional.of(new Diagnostic(problem, problem.code().severity(), Origin.of(method, mirror)));
    }
}
