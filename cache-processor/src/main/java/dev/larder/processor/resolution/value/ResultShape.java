package dev.larder.processor.resolution.value;

import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The shape of a method's return type. */
enum ResultShape {
    NONE,
    VALUE,
    OPTIONAL,
    PRIMITIVE_OPTIONAL,
    /** One value that comes later, in a type that is not supported. */
    ASYNCHRONOUS,
    /** Many values that come later. */
    STREAM_OF_VALUES,
    /** A source that can be read once. */
    READ_ONCE;

    private static final Set<String> PRIMITIVE_OPTIONALS =
            Set.of("java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble");

    private static final Set<String> FUTURES = Set.of(
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Future",
            "com.google.common.util.concurrent.ListenableFuture",
            "reactor.core.publisher.Mono",
            "io.reactivex.rxjava3.core.Single",
            "io.reactivex.rxjava3.core.Maybe",
            "io.reactivex.rxjava3.core.Completable",
            "io.reactivex.Single",
            "io.reactivex.Maybe",
            "io.reactivex.Completable",
            "io.smallrye.mutiny.Uni",
            "io.vavr.concurrent.Future",
            "io.vertx.core.Future",
            "kotlinx.coroutines.Job",
            "kotlinx.coroutines.Deferred",
            "rx.Single",
            "rx.Completable",
            "scala.concurrent.Future",
            "com.twitter.util.Future");

    private static final Set<String> STREAMS_OF_VALUES = Set.of(
            "java.util.concurrent.Flow.Publisher",
            "org.reactivestreams.Publisher",
            "io.reactivex.rxjava3.core.Observable",
            "io.reactivex.Observable",
            "kotlinx.coroutines.channels.ReceiveChannel",
            "kotlinx.coroutines.flow.Flow",
            "rx.Observable",
            "akka.stream.javadsl.Source",
            "org.apache.pekko.stream.javadsl.Source");

    private static final Set<String> READ_ONCE_TYPES = Set.of(
            "java.util.stream.BaseStream",
            "java.util.Iterator",
            "java.util.Enumeration",
            "java.util.Spliterator",
            "java.io.InputStream",
            "java.io.Reader",
            "java.sql.ResultSet",
            "java.nio.channels.Channel",
            "kotlin.sequences.Sequence");

    static ResultShape of(TypeMirror type, TypeSystem system) {
        if (type.getKind() == TypeKind.VOID || system.isA(type, "kotlin.Unit")) {
            return NONE;
        }
        if (system.insideOptional(type).isPresent()) {
            return OPTIONAL;
        }
        Set<String> names = system.supertypeNames(type);
        if (names.stream().anyMatch(PRIMITIVE_OPTIONALS::contains)) {
            return PRIMITIVE_OPTIONAL;
        }
        // Mono and Uni are publishers too, so they are checked first.
        if (names.stream().anyMatch(FUTURES::contains)) {
            return ASYNCHRONOUS;
        }
        if (names.stream().anyMatch(STREAMS_OF_VALUES::contains)) {
            return STREAM_OF_VALUES;
        }
        // An Iterable that is no collection promises no second iteration.
        boolean once = names.stream().anyMatch(READ_ONCE_TYPES::contains) || system.isA(type, "java.lang.Iterable");
        return once ? READ_ONCE : VALUE;
    }
}
