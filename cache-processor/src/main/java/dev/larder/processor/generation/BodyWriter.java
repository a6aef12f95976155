package dev.larder.processor.generation;

import com.palantir.javapoet.CodeBlock;
import dev.larder.processor.model.DelegatedMethod;
import dev.larder.processor.model.EvictingMethod;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.ReadThroughMethod;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.StoringMethod;
import dev.larder.processor.model.UpdatingMethod;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the body of a method. */
final class BodyWriter {

    private final MemberNames names;
    private final CacheCallWriter through;
    private final EvictionWriter evictions;
    private final AsyncEvictionWriter asyncEvictions;

    BodyWriter(MemberNames names, PathWriter paths) {
        CallWriter calls = new CallWriter(paths);
        TargetWriter targets = new TargetWriter(calls);
        this.names = names;
        this.through = new CacheCallWriter(calls, paths);
        this.evictions = new EvictionWriter(targets);
        this.asyncEvictions = new AsyncEvictionWriter(targets);
    }

    CodeBlock write(ServiceMethod method) {
        if (method instanceof ReadThroughMethod cached) {
            return readThrough(cached);
        }
        if (method instanceof UpdatingMethod updating) {
            return updating(updating);
        }
        if (method instanceof EvictingMethod evicting) {
            return evicting(evicting);
        }
        return delegated((DelegatedMethod) method);
    }

    // return delegate.count();
    private static CodeBlock delegated(DelegatedMethod method) {
        CodeBlock call = CallWriter.delegate(method.signature());
        return method.signature().returnsVoid()
                ? CodeBlock.builder().addStatement("$L", call).build()
                : CodeBlock.builder().addStatement("return $L", call).build();
    }

    /*
     * if (!(id > 0)) {
     *     return delegate.find(id);
     * }
     * return find.get(find.key(id), () -> delegate.find(id));
     */
    private CodeBlock readThrough(ReadThroughMethod method) {
        return CodeBlock.builder()
                .add(bypass(method))
                .add(returning(method, through.write(method, names.of(method).field(method.signature()))))
                .build();
    }

    /*
     * return save.update(save.key(userId(user)), () -> delegate.save(user));
     */
    private CodeBlock updating(UpdatingMethod method) {
        MethodSignature signature = method.signature();
        CodeBlock call = through.write(method, names.of(method).field(signature));
        if (method.evictions().isEmpty()) {
            return CodeBlock.builder()
                    .add(bypass(method))
                    .add(returning(method, call))
                    .build();
        }
        ReturnKindWriter returns = new ReturnKindWriter(method.returnKind(), signature);
        // The evictions follow in any case, so that the condition chooses between two calls.
        CodeBlock chosen = taken(method)
                .map(taken -> CallWriter.choice(taken, call, returns.awaited(CallWriter.delegate(signature))))
                .orElse(call);
        if (!method.returnKind().isDirect()) {
            return returning(method, asyncEvictions.around(chosen, signature, method.evictions(), names.of(method)));
        }
        // The parameter of the lambda for unless is called result.
        String result = NameScope.local(method.unless().isPresent() ? "updated" : "result", signature);
        return RethrowWriter.around(
                evictions.around(chosen, signature, method.evictions(), names.of(method), result), signature);
    }

    private CodeBlock evicting(EvictingMethod method) {
        MethodSignature signature = method.signature();
        CodeBlock call = CallWriter.delegate(signature);
        if (method.returnKind().isDirect()) {
            String result = NameScope.local("result", signature);
            return evictions.around(call, signature, method.evictions(), names.of(method), result);
        }
        ReturnKindWriter returns = new ReturnKindWriter(method.returnKind(), signature);
        CodeBlock around =
                asyncEvictions.around(returns.awaited(call), signature, method.evictions(), names.of(method));
        return CallWriter.statement("return $L", returns.returned(around));
    }

    /** What an asynchronous method throws reaches its caller in the result. */
    private static CodeBlock returning(StoringMethod method, CodeBlock given) {
        CodeBlock returned = new ReturnKindWriter(method.returnKind(), method.signature()).returned(given);
        CodeBlock body = CallWriter.statement("return $L", returned);
        return method.returnKind().isDirect() ? RethrowWriter.around(body, method.signature()) : body;
    }

    private static CodeBlock bypass(StoringMethod method) {
        CodeBlock.Builder code = CodeBlock.builder();
        bypassed(method)
                .ifPresent(bypassed -> code.beginControlFlow("if ($L)", bypassed)
                        .addStatement("return $L", CallWriter.delegate(method.signature()))
                        .endControlFlow());
        return code.build();
    }

    // ids == null || !(ids.size() < 1000)
    private static Optional<CodeBlock> bypassed(StoringMethod method) {
        return joined(
                " || ",
                container(method).map(container -> CodeBlock.of("$N == null", container)),
                method.when().map(when -> CodeBlock.of("!($L)", CallWriter.expression(when))));
    }

    // ids != null && (ids.size() < 1000)
    private static Optional<CodeBlock> taken(StoringMethod method) {
        Optional<String> container = container(method);
        return joined(
                " && ",
                container.map(name -> CodeBlock.of("$N != null", name)),
                method.when()
                        .map(CallWriter::expression)
                        .map(when -> container.isPresent() ? CodeBlock.of("($L)", when) : when));
    }

    private static Optional<CodeBlock> joined(String operator, Optional<CodeBlock> first, Optional<CodeBlock> second) {
        return Stream.of(first, second)
                .flatMap(Optional::stream)
                .reduce((left, right) -> CodeBlock.of("$L$L$L", left, operator, right));
    }

    /** The parameter whose elements have keys of their own. A null one has none, and the delegate says what it means. */
    private static Optional<String> container(StoringMethod method) {
        return method.batch().map(batch -> method.key().elements().get(0).root());
    }
}
