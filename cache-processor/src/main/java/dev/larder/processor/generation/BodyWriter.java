package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
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
    private final RethrowWriter rethrow;
    private final CacheCallWriter through;
    private final EvictionWriter evictions;
    private final AsyncEvictionWriter asyncEvictions;

    BodyWriter(MemberNames names, PathWriter paths, RethrowWriter rethrow) {
        CallWriter calls = new CallWriter(paths);
        TargetWriter targets = new TargetWriter(calls);
        this.names = names;
        this.rethrow = rethrow;
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

    private CodeBlock readThrough(ReadThroughMethod method) {
        return taken(method, returning(method, through.write(method, names.of(method))));
    }

    /*
     * return save.update(save.key(userId(user)), () -> delegate.save(user));
     */
    private CodeBlock updating(UpdatingMethod method) {
        MethodSignature signature = method.signature();
        CodeBlock call = through.write(method, names.of(method));
        if (method.evictions().isEmpty()) {
            return taken(method, returning(method, call));
        }
        ReturnKindWriter returns = new ReturnKindWriter(method.returnKind(), signature);
        // The evictions follow in either case, so the condition chooses between two calls.
        CodeBlock chosen = taken(method)
                .map(taken -> CallWriter.choice(taken, call, returns.awaited(CallWriter.delegate(signature))))
                .orElse(call);
        if (!method.returnKind().isDirect()) {
            return returning(method, asyncEvictions.around(chosen, signature, method.evictions(), names.of(method)));
        }
        // The parameter of the lambda for unless is called result.
        String result = NameScope.local(method.unless().isPresent() ? "updated" : "result", signature);
        return rethrow.around(
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

    /**
     * Returns the statement that returns what the cache gave. An asynchronous method fails its result instead of
     * throwing.
     */
    private CodeBlock returning(StoringMethod method, CodeBlock given) {
        CodeBlock returned = new ReturnKindWriter(method.returnKind(), method.signature()).returned(given);
        CodeBlock body = CallWriter.statement("return $L", returned);
        return method.returnKind().isDirect() ? rethrow.around(body, method.signature()) : body;
    }

    /*
     * if (id > 0) {
     *     return find.get(find.key(id), () -> delegate.find(id));
     * }
     * return delegate.find(id);
     */
    private static CodeBlock taken(StoringMethod method, CodeBlock returned) {
        CodeBlock delegate = CallWriter.statement("return $L", CallWriter.delegate(method.signature()));
        if (method.when().isPresent()) {
            return CodeBlock.builder()
                    .beginControlFlow("if ($L)", taken(method).orElseThrow())
                    .add(returned)
                    .endControlFlow()
                    .add(delegate)
                    .build();
        }
        return container(method)
                .map(container -> CodeBlock.builder()
                        .beginControlFlow("if ($N == null)", container)
                        .add(delegate)
                        .endControlFlow()
                        .add(returned)
                        .build())
                .orElse(returned);
    }

    // ids != null && ids.size() < 1000
    private static Optional<CodeBlock> taken(StoringMethod method) {
        Optional<CodeBlock> notNull = container(method)
                .filter(name -> method.when()
                        .flatMap(when -> when.traits().notNull())
                        .filter(name::equals)
                        .isEmpty())
                .map(name -> CodeBlock.of("$N != null", name));
        Optional<CodeBlock> when = method.when()
                .map(condition -> notNull.isPresent() && condition.traits().loose()
                        ? CodeBlock.of("($L)", CallWriter.expression(condition))
                        : CallWriter.expression(condition));
        return Stream.of(notNull, when)
                .flatMap(Optional::stream)
                .reduce((left, right) -> CodeBlock.of("$L && $L", left, right));
    }

    /** Returns the parameter whose elements have keys of their own. A null parameter is passed to the delegate. */
    private static Optional<String> container(StoringMethod method) {
        return method.batch().map(batch -> method.key().elements().get(0).root());
    }
}
