package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.model.EvictionMoment;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.MethodSignature;
import java.util.List;
import java.util.stream.Stream;

/** Writes a synchronous call with its evictions. */
final class EvictionWriter {

    private final TargetWriter targets;

    EvictionWriter(TargetWriter targets) {
        this.targets = targets;
    }

    /*
     * save.evict(SAVE_PATTERN.with(id));                       BEFORE
     * User result = delegate.save(user);
     * save.evict(SAVE_PATTERN_2.with(resultId(result)));       SUCCESS
     * return result;
     */
    CodeBlock around(
            CodeBlock call, MethodSignature signature, List<EvictionRule> rules, MethodMembers members, String result) {
        CodeBlock owner = members.evictionField(signature);
        List<TargetWriter.Targets> success = targets.at(EvictionMoment.SUCCESS, rules, members, signature, result);
        List<TargetWriter.Targets> always = targets.at(EvictionMoment.ALWAYS, rules, members, signature, result);
        CodeBlock.Builder code = CodeBlock.builder()
                .add(statement(owner, targets.at(EvictionMoment.BEFORE, rules, members, signature, result)));
        if (!always.isEmpty()) {
            code.add(alsoAfterFailures(call, signature, success, owner, always, result));
        } else if (success.isEmpty() && !signature.returnsVoid()) {
            return code.add(CallWriter.statement("return $L", call)).build();
        } else if (signature.returnsVoid()) {
            code.add(CallWriter.statement("$L", call)).add(statement(owner, success));
        } else {
            code.add(CallWriter.statement("$T $N = $L", signature.returnType(), result, call))
                    .add(statement(owner, success));
        }
        return signature.returnsVoid()
                ? code.build()
                : code.addStatement("return $N", result).build();
    }

    /*
     * User result;
     * try {
     *     result = delegate.save(user);
     * } catch (Throwable thrown) {
     *     save.evictAfter(thrown, () -> List.of(SAVE_PATTERN_3.with(id)));
     *     throw thrown;
     * }
     * save.evict(Eviction.together(
     *         List.of(SAVE_PATTERN_2.with(resultId(result))),  SUCCESS
     *         List.of(SAVE_PATTERN_3.with(id))));              ALWAYS
     */
    private static CodeBlock alsoAfterFailures(
            CodeBlock call,
            MethodSignature signature,
            List<TargetWriter.Targets> success,
            CodeBlock owner,
            List<TargetWriter.Targets> always,
            String result) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!signature.returnsVoid()) {
            code.addStatement("$T $N", signature.returnType(), result);
        }
        code.beginControlFlow("try")
                .add(
                        signature.returnsVoid()
                                ? CallWriter.statement("$L", call)
                                : CallWriter.statement("$N = $L", result, call));
        String thrown = NameScope.local("thrown", signature);
        CodeBlock evicted = CodeBlock.of("() -> $L", TargetWriter.list(always));
        return code.nextControlFlow("catch ($T $N)", Throwable.class, thrown)
                .add(CallWriter.statement(
                        "$L.evictAfter($L)", owner, CallWriter.list(List.of(CodeBlock.of("$N", thrown), evicted))))
                .addStatement("throw $N", thrown)
                .endControlFlow()
                .add(statement(
                        owner, Stream.concat(success.stream(), always.stream()).toList()))
                .build();
    }

    /*
     * save.evict(SAVE_PATTERN.with(userId(user)), SAVE_PATTERN_2.with());
     * save.evictAll(ids, id -> SAVE_PATTERN_3.with(id));
     * save.evict(Eviction.together(List.of(SAVE_PATTERN.with()), Eviction.targets(ids, id -> SAVE_PATTERN_2.with(id))));
     */
    private static CodeBlock statement(CodeBlock owner, List<TargetWriter.Targets> targets) {
        if (targets.isEmpty()) {
            return CodeBlock.of("");
        }
        if (targets.size() > 1) {
            return CallWriter.statement("$L.evict($L)", owner, TargetWriter.list(targets));
        }
        TargetWriter.Targets only = targets.get(0);
        CodeBlock call = CallWriter.statement("$L.$N($L)", owner, only.each() ? "evictAll" : "evict", only.arguments());
        return only.when().map(when -> conditional(when, call)).orElse(call);
    }

    // if (user.active()) {
    //     save.evict(SAVE_PATTERN.with(userId(user)));
    // }
    private static CodeBlock conditional(CodeBlock when, CodeBlock call) {
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", when)
                .add(call)
                .endControlFlow()
                .build();
    }
}
