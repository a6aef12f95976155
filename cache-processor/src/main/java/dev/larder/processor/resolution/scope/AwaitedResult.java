package dev.larder.processor.resolution.scope;

import dev.larder.processor.model.ReturnKind;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Map;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The result of a method without its asynchronous wrapper.
 *
 * @param type the type of the result; void if there is none
 */
record AwaitedResult(ReturnKind kind, TypeMirror type) {

    private static final Map<String, ReturnKind> KINDS = Map.of(
            "java.util.concurrent.CompletionStage", ReturnKind.STAGE,
            "java.util.concurrent.CompletableFuture", ReturnKind.FUTURE,
            "reactor.core.publisher.Mono", ReturnKind.MONO,
            "io.reactivex.rxjava3.core.Single", ReturnKind.SINGLE,
            "io.reactivex.rxjava3.core.Maybe", ReturnKind.MAYBE,
            "io.reactivex.rxjava3.core.Completable", ReturnKind.COMPLETABLE);

    /**
     * Returns the result for a return type. Only the exact types count, since Larder could not create a subclass of
     * one.
     */
    static AwaitedResult of(TypeMirror returned, TypeSystem system) {
        ReturnKind kind = KINDS.getOrDefault(system.nameOf(returned), ReturnKind.DIRECT);
        if (kind == ReturnKind.DIRECT || system.isRaw(returned)) {
            return new AwaitedResult(ReturnKind.DIRECT, returned);
        }
        return ((DeclaredType) returned)
                .getTypeArguments().stream()
                        .findFirst()
                        .filter(result -> !system.isA(result, "java.lang.Void"))
                        .map(result -> new AwaitedResult(kind, result))
                        .orElseGet(() -> new AwaitedResult(kind, system.types().getNoType(TypeKind.VOID)));
    }
}
