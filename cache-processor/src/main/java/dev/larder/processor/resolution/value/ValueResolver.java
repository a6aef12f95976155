package dev.larder.processor.resolution.value;

import com.palantir.javapoet.TypeName;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.model.CachedValue;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Decides what is kept of a method's result, or why nothing can be. */
public final class ValueResolver {

    private final MethodScope scope;

    public ValueResolver(MethodScope scope) {
        this.scope = scope;
    }

    /** The value that an annotation keeps, whose name is for the message. */
    public Optional<CachedValue> resolve(String annotation) {
        TypeMirror type = scope.returnType();
        return switch (ResultShape.of(type, scope.system())) {
            case VALUE -> value(type, false);
            case OPTIONAL -> value(scope.resultType(), true);
            case NONE -> reject(DiagnosticCode.RESULT_VOID, annotation, scope.label());
            case PRIMITIVE_OPTIONAL ->
                reject(
                        DiagnosticCode.RESULT_PRIMITIVE_OPTIONAL,
                        scope.label(),
                        TypeSystem.display(type),
                        boxName(TypeSystem.display(type)));
            case ASYNCHRONOUS ->
                reject(DiagnosticCode.RESULT_ASYNC_NOT_SUPPORTED, scope.label(), TypeSystem.display(type));
            case STREAM_OF_VALUES ->
                reject(DiagnosticCode.RESULT_STREAM_OF_VALUES, scope.label(), TypeSystem.display(type));
            case READ_ONCE ->
                reject(DiagnosticCode.RESULT_READ_ONCE, scope.label(), TypeSystem.display(type), element(type));
        };
    }

    /** Evictions follow the call, and so need it to be over when it returns. */
    public void requireSynchronous() {
        TypeMirror type = scope.returnType();
        if (ResultShape.of(type, scope.system()) == ResultShape.ASYNCHRONOUS) {
            reject(DiagnosticCode.RESULT_ASYNC_NOT_SUPPORTED, scope.label(), TypeSystem.display(type));
        }
    }

    private Optional<CachedValue> value(TypeMirror type, boolean optional) {
        boolean fine = new ValueTypeInspector(scope).inspect(type);
        return fine ? Optional.of(new CachedValue(TypeName.get(type).box(), optional)) : Optional.empty();
    }

    private Optional<CachedValue> reject(DiagnosticCode code, Object... arguments) {
        scope.report().add(scope.origin(), code, arguments);
        return Optional.empty();
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
