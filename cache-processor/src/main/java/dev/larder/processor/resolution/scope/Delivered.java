package dev.larder.processor.resolution.scope;

import dev.larder.processor.model.Delivery;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Map;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * What a method returns, taken out of what delivers it.
 *
 * @param type the type of the result itself; void if there is none
 */
record Delivered(Delivery delivery, TypeMirror type) {

    private static final Map<String, Delivery> DELIVERIES = Map.of(
            "java.util.concurrent.CompletionStage", Delivery.STAGE,
            "java.util.concurrent.CompletableFuture", Delivery.FUTURE,
            "reactor.core.publisher.Mono", Delivery.MONO,
            "io.reactivex.rxjava3.core.Single", Delivery.SINGLE,
            "io.reactivex.rxjava3.core.Maybe", Delivery.MAYBE,
            "io.reactivex.rxjava3.core.Completable", Delivery.COMPLETABLE);

    /** By the exact type: another one that extends it could not be made of the result. */
    static Delivered of(TypeMirror returned, TypeSystem system) {
        Delivery delivery = DELIVERIES.getOrDefault(system.nameOf(returned), Delivery.DIRECT);
        if (delivery == Delivery.DIRECT || system.isRaw(returned)) {
            return new Delivered(Delivery.DIRECT, returned);
        }
        return ((DeclaredType) returned)
                .getTypeArguments().stream()
                        .findFirst()
                        .filter(result -> !system.isA(result, "java.lang.Void"))
                        .map(result -> new Delivered(delivery, result))
                        .orElseGet(() -> new Delivered(delivery, system.types().getNoType(TypeKind.VOID)));
    }
}
