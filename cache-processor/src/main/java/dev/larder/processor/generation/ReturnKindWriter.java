package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.ReturnKind;
import java.util.Optional;

/**
 * Converts between the return type of a method and the values and stages of the runtime.
 *
 * <pre>
 * Monos.cached(context -> find.get(find.key(id), () -> Monos.future(delegate.find(id), context)))
 * ^-- returned                                        ^-- awaited
 * </pre>
 */
final class ReturnKindWriter {

    private final ReturnKind kind;
    private final String context;
    private final String found;

    ReturnKindWriter(ReturnKind kind, MethodSignature signature) {
        this.kind = kind;
        this.context = NameScope.local("context", signature);
        this.found = NameScope.local("found", signature);
    }

    /** Returns the method's result for a value or stage of the runtime. */
    CodeBlock returned(CodeBlock given) {
        return switch (kind) {
            case DIRECT, STAGE, FUTURE -> given;
            case MONO -> CodeBlock.of("$T.cached($N -> $L)", RuntimeTypes.MONOS, context, given);
            case SINGLE -> CodeBlock.of("$T.cached(() -> $L)", RuntimeTypes.SINGLES, given);
            case MAYBE -> CodeBlock.of("$T.cached(() -> $L)", RuntimeTypes.MAYBES, given);
            case COMPLETABLE ->
                then(CodeBlock.of("$T.cached(() -> $L)", RuntimeTypes.MAYBES, given), CodeBlock.of(".ignoreElement()"));
        };
    }

    /** Returns the value or stage for the runtime, from the result of the delegate. */
    CodeBlock awaited(CodeBlock returned) {
        return switch (kind) {
            case DIRECT, STAGE, FUTURE -> returned;
            case MONO -> CodeBlock.of("$T.future($L, $N)", RuntimeTypes.MONOS, returned, context);
            case SINGLE -> CodeBlock.of("$T.future($L)", RuntimeTypes.SINGLES, returned);
            case MAYBE -> CodeBlock.of("$T.future($L)", RuntimeTypes.MAYBES, returned);
            case COMPLETABLE -> CodeBlock.of("$T.future($L.toMaybe())", RuntimeTypes.MAYBES, returned);
        };
    }

    /** Returns the value or stage inside an {@code Optional}, which the runtime knows as a value that may be null. */
    CodeBlock awaitedInside(CodeBlock returned) {
        return switch (kind) {
            case DIRECT -> CodeBlock.of("$T.orNull($L)", RuntimeTypes.OPTIONALS, returned);
            case STAGE, FUTURE -> CodeBlock.of("$L.thenApply($T::orNull)", returned, RuntimeTypes.OPTIONALS);
            case MONO ->
                awaited(CodeBlock.of(
                        "$L.flatMap($N -> $T.justOrEmpty($N))", returned, found, RuntimeTypes.MONO, found));
            case SINGLE, MAYBE ->
                CodeBlock.of("$T.future($L.mapOptional($N -> $N))", RuntimeTypes.MAYBES, returned, found, found);
            case COMPLETABLE -> throw new IllegalArgumentException("a Completable has no value to store");
        };
    }

    /** Returns an {@code Optional} of a value or stage of the runtime. */
    CodeBlock optional(CodeBlock given) {
        return kind.isDirect()
                ? CodeBlock.of("$T.ofNullable($L)", Optional.class, given)
                : then(given, CodeBlock.of(".thenApply($T::ofNullable)", Optional.class));
    }

    /** Returns a call on an expression, on a line of its own if both do not fit on one. */
    private static CodeBlock then(CodeBlock first, CodeBlock call) {
        CodeBlock line = CodeBlock.of("$L$L", first, call);
        return CallWriter.fitsLine(line) ? line : CodeBlock.of("$L$>$>\n$L$<$<", first, call);
    }
}
