package dev.larder.processor.resolution.value;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.diagnostic.Severity;
import dev.larder.processor.model.CachedValue;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Decides which value of a method's result is stored, or why it can't be. */
public final class ValueResolver {

    private final MethodScope scope;

    public ValueResolver(MethodScope scope) {
        this.scope = scope;
    }

    /** Returns whether the method has a result that can be stored. Reports it if not. */
    public boolean isSomething(String annotation) {
        TypeMirror type = scope.awaitedType();
        ResultShape shape = ResultShape.of(type, scope.system());
        switch (shape) {
            case VALUE, OPTIONAL -> {
                return true;
            }
            case NONE ->
                reject(DiagnosticCode.RESULT_VOID, annotation, scope.label(), TypeSystem.display(scope.returnType()));
            case PRIMITIVE_OPTIONAL ->
                reject(
                        DiagnosticCode.RESULT_PRIMITIVE_OPTIONAL,
                        scope.label(),
                        TypeSystem.display(type),
                        boxName(TypeSystem.display(type)));
            case ASYNCHRONOUS, STREAM_OF_VALUES -> rejectLater(type, shape);
            case READ_ONCE ->
                reject(DiagnosticCode.RESULT_READ_ONCE, scope.label(), TypeSystem.display(type), element(type));
        }
        return false;
    }

    /** Returns whether Larder can tell when the call is over, so that evictions can follow it. Reports it if not. */
    public boolean tellsItsEnd() {
        TypeMirror type = scope.awaitedType();
        ResultShape shape = ResultShape.of(type, scope.system());
        if (shape == ResultShape.ASYNCHRONOUS || shape == ResultShape.STREAM_OF_VALUES) {
            rejectLater(type, shape);
            return false;
        }
        Optional<TypeMirror> unfinished = new UnfinishedResults(scope.system()).in(type);
        unfinished.ifPresent(found -> reject(
                DiagnosticCode.RESULT_UNFINISHED,
                scope.label(),
                TypeSystem.display(scope.returnType()),
                TypeSystem.display(found)));
        return unfinished.isEmpty();
    }

    private void rejectLater(TypeMirror type, ResultShape shape) {
        String shown = TypeSystem.display(type);
        if (shape == ResultShape.ASYNCHRONOUS) {
            reject(DiagnosticCode.RESULT_ASYNC_UNSUPPORTED, scope.label(), shown, element(type));
        } else {
            Set<String> names = scope.system().supertypeNames(type);
            String kind = names.contains("reactor.core.publisher.Flux")
                    ? "Mono"
                    : names.stream().anyMatch(name -> name.startsWith("io.reactivex.")) ? "Single" : "CompletionStage";
            String remedy = kind + "<List<" + element(type) + ">>";
            reject(DiagnosticCode.RESULT_STREAM_OF_VALUES, scope.label(), shown, remedy);
        }
    }

    /** Returns the whole result as one value. */
    public Optional<CachedValue> whole() {
        return value(
                scope.resultType(),
                scope.system().insideOptional(scope.awaitedType()).isPresent());
    }

    /** Returns one of the values in the result of a batch method. */
    public Optional<CachedValue> each(TypeMirror type) {
        Optional<TypeMirror> inside = scope.system().insideOptional(type);
        if (inside.isPresent()) {
            reject(
                    DiagnosticCode.BATCH_VALUE_OPTIONAL,
                    scope.label(),
                    TypeSystem.display(type),
                    TypeSystem.display(inside.get()));
            return Optional.empty();
        }
        return value(type, false);
    }

    private Optional<CachedValue> value(TypeMirror type, boolean optional) {
        ValueTypeInspector inspector = ValueTypeInspector.ofStored(scope);
        boolean fine = true;
        for (ValueFinding finding : inspector.inspect(type, "its result")) {
            Problem problem = finding.whenStored(scope.label());
            scope.report().add(scope.origin(), problem);
            fine &= problem.code().severity() != Severity.ERROR;
        }
        return fine && inspector.isDecided()
                ? Optional.of(new CachedValue(TypeName.get(type).box(), optional))
                : Optional.empty();
    }

    private void reject(DiagnosticCode code, Object... arguments) {
        scope.report().add(scope.origin(), code, arguments);
    }

    private static String boxName(String primitiveOptional) {
        return primitiveOptional.endsWith("Int") ? "Integer" : primitiveOptional.replace("Optional", "");
    }

    private static String element(TypeMirror type) {
        List<? extends TypeMirror> arguments =
                type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
        return arguments.isEmpty() ? "…" : TypeSystem.display(arguments.get(0));
    }
}
