package dev.larder.processor.resolution.value;

import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds results that may be unfinished when a method returns: futures, streams that run when they are read, and
 * functions that are called later; also inside optionals, collections and records.
 */
public final class UnfinishedResults {

    /** Results that are computed on demand. */
    private static final Set<String> LAZY = Set.of(
            "java.lang.Runnable",
            "java.util.Iterator",
            "java.util.Spliterator",
            "java.util.concurrent.Callable",
            "java.util.function.BooleanSupplier",
            "java.util.function.Consumer",
            "java.util.function.Function",
            "java.util.function.IntSupplier",
            "java.util.function.LongSupplier",
            "java.util.function.Supplier",
            "java.util.stream.BaseStream",
            "io.vavr.Lazy",
            "kotlin.Function",
            "kotlin.Lazy",
            "kotlin.sequences.Sequence",
            "org.springframework.web.context.request.async.DeferredResult",
            "org.springframework.web.context.request.async.WebAsyncTask");

    private static final Set<String> ASKS_WHETHER_DONE = Set.of("isDone", "isComplete", "isCompleted");

    private static final Set<String> WAITS =
            Set.of("addListener", "await", "get", "join", "onComplete", "onSuccess", "onFailure", "whenComplete");

    private final TypeSystem system;

    public UnfinishedResults(TypeSystem system) {
        this.system = system;
    }

    /** Returns the first type among a type and its parts that may be unfinished. */
    public Optional<TypeMirror> in(TypeMirror type) {
        return in(type, 0);
    }

    private Optional<TypeMirror> in(TypeMirror type, int depth) {
        if (depth > 8) {
            return Optional.empty();
        }
        if (type instanceof ArrayType array) {
            return in(array.getComponentType(), depth + 1);
        }
        if (type.getKind() == TypeKind.TYPEVAR || type.getKind() == TypeKind.WILDCARD) {
            return system.bounds(type).stream()
                    .flatMap(bound -> in(bound, depth + 1).stream())
                    .findFirst();
        }
        if (!(type instanceof DeclaredType declared) || type.getKind() == TypeKind.ERROR) {
            return Optional.empty();
        }
        if (isUnfinished(type)) {
            return Optional.of(type);
        }
        return Stream.concat(declared.getTypeArguments().stream(), components(declared))
                .flatMap(part -> in(part, depth + 1).stream())
                .findFirst();
    }

    private Stream<TypeMirror> components(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        return element.getKind() == ElementKind.RECORD
                ? ElementFilter.recordComponentsIn(element.getEnclosedElements()).stream()
                        .map(RecordComponentElement::getAccessor)
                        .map(accessor -> system.memberOf(type, accessor).getReturnType())
                : Stream.empty();
    }

    private boolean isUnfinished(TypeMirror type) {
        ResultShape shape = ResultShape.of(type, system);
        return shape == ResultShape.ASYNCHRONOUS
                || shape == ResultShape.STREAM_OF_VALUES
                || system.supertypeNames(type).stream().anyMatch(LAZY::contains)
                || system.elementOf(type).filter(this::looksUnfinished).isPresent();
    }

    /**
     * Returns whether a type of another library looks like a future: it tells whether it is done, and can be awaited.
     */
    private boolean looksUnfinished(TypeElement element) {
        if (JdkTypes.isOfTheJdk(element)) {
            return false;
        }
        Set<String> methods = ElementFilter.methodsIn(system.elements().getAllMembers(element)).stream()
                .filter(method -> !isOfObject(method))
                .filter(method -> !isQuestion(method) || method.getParameters().isEmpty())
                .map(method -> method.getSimpleName().toString())
                .collect(Collectors.toSet());
        return ASKS_WHETHER_DONE.stream().anyMatch(methods::contains)
                && WAITS.stream().anyMatch(methods::contains);
    }

    private static boolean isQuestion(ExecutableElement method) {
        return ASKS_WHETHER_DONE.contains(method.getSimpleName().toString());
    }

    private static boolean isOfObject(Element method) {
        return TypeSystem.ownerOf(method).getQualifiedName().contentEquals("java.lang.Object");
    }
}
