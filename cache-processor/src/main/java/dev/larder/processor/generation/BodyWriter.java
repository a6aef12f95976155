package dev.larder.processor.generation;

import com.palantir.javapoet.CodeBlock;
import dev.larder.processor.model.Condition;
import dev.larder.processor.model.DelegatedMethod;
import dev.larder.processor.model.EvictingMethod;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.ReadThroughMethod;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.UpdatingMethod;
import java.util.Optional;

/** Writes the body of a method. */
final class BodyWriter {

    private final MemberNames names;
    private final CallWriter calls;
    private final EvictionWriter evictions;

    BodyWriter(MemberNames names, CallWriter calls) {
        this.names = names;
        this.calls = calls;
        this.evictions = new EvictionWriter(calls);
    }

    CodeBlock write(ServiceMethod method) {
        if (method instanceof ReadThroughMethod cached) {
            return readThrough(cached);
        }
        if (method instanceof UpdatingMethod updating) {
            return updating(updating);
        }
        if (method instanceof EvictingMethod evicting) {
            CodeBlock call = CallWriter.delegate(evicting.signature());
            String result = NameScope.local("result", evicting.signature());
            return evictions.around(call, evicting.signature(), evicting.evictions(), names.of(evicting), result);
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
        MethodSignature signature = method.signature();
        CodeBlock call = calls.through(
                names.of(method).field(signature), "get", method.key(), method.value(), signature, method.unless());
        CodeBlock body = CodeBlock.builder().addStatement("return $L", call).build();
        return CodeBlock.builder()
                .add(bypass(method.when(), signature))
                .add(RethrowWriter.around(body, signature))
                .build();
    }

    /*
     * return save.update(save.key(userId(user)), () -> delegate.save(user));
     */
    private CodeBlock updating(UpdatingMethod method) {
        MethodSignature signature = method.signature();
        CodeBlock call = calls.through(
                names.of(method).field(signature), "update", method.key(), method.value(), signature, method.unless());
        if (method.evictions().isEmpty()) {
            CodeBlock body = CodeBlock.builder().addStatement("return $L", call).build();
            return CodeBlock.builder()
                    .add(bypass(method.when(), signature))
                    .add(RethrowWriter.around(body, signature))
                    .build();
        }
        // The evictions follow in any case, so that the condition chooses between two calls.
        CodeBlock chosen = method.when()
                .map(when -> CodeBlock.of(
                        "$L\n? $L\n: $L", CallWriter.expression(when), call, CallWriter.delegate(signature)))
                .orElse(call);
        // The parameter of the lambda for unless is called result.
        String result = NameScope.local(method.unless().isPresent() ? "updated" : "result", signature);
        return RethrowWriter.around(
                evictions.around(chosen, signature, method.evictions(), names.of(method), result), signature);
    }

    private static CodeBlock bypass(Optional<Condition> when, MethodSignature signature) {
        CodeBlock.Builder code = CodeBlock.builder();
        when.ifPresent(condition -> code.beginControlFlow("if (!($L))", CallWriter.expression(condition))
                .addStatement("return $L", CallWriter.delegate(signature))
                .endControlFlow());
        return code.build();
    }
}
