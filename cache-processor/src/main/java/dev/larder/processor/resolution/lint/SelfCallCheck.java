package dev.larder.processor.resolution.lint;

import dev.larder.processor.declaration.LarderAnnotation;
import dev.larder.processor.declaration.SelfCalls.SelfCall;
import dev.larder.processor.diagnostic.Diagnostic;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Optional;
import javax.lang.model.element.Element;

/**
 * Decides which calls past the generated class are mistakes. A method that changes data reads them from where they are, not from
 * the cache; and what a cached method calls is called on a miss.
 */
public final class SelfCallCheck {

    private SelfCallCheck() {}

    /** Returns the problem of a call; empty if it is meant. */
    public static Optional<Diagnostic> of(SelfCall call) {
        LarderAnnotation annotation =
                LarderAnnotation.anyOn(call.called().element()).orElse(LarderAnnotation.CACHED);
        Optional<DiagnosticCode> code = annotation == LarderAnnotation.CACHED ? loads(call) : bypasses(call);
        return code.map(known -> new Diagnostic(
                Problem.of(
                        known,
                        owner(call.caller().element()) + "."
                                + call.caller().element().getSimpleName(),
                        call.called().element().getSimpleName(),
                        annotation.displayName(),
                        owner(call.called().element())),
                known.severity(),
                call.caller()));
    }

    private static Optional<DiagnosticCode> bypasses(SelfCall call) {
        boolean covered = call.callerRole()
                .filter(role -> role != LarderAnnotation.CACHED)
                .isPresent();
        return covered ? Optional.empty() : Optional.of(DiagnosticCode.SELF_CALL_BYPASSES);
    }

    private static Optional<DiagnosticCode> loads(SelfCall call) {
        Element caller = call.caller().element();
        return call.callerRole().isPresent() || changesData(caller) || isEventHandler(caller)
                ? Optional.empty()
                : Optional.of(DiagnosticCode.SELF_CALL_LOADS);
    }

    /** Returns whether the name of a method says that it changes data. */
    public static boolean changesData(Element method) {
        return MethodName.of(method.getSimpleName().toString()).isPresent();
    }

    /** Returns whether a method is told of a change, as {@code onUserDeleted} is. It then reads what it changes in turn. */
    private static boolean isEventHandler(Element method) {
        return method.getSimpleName().toString().matches("on\\p{Lu}.*");
    }

    private static String owner(Element method) {
        return TypeSystem.ownerOf(method).getSimpleName().toString();
    }
}
