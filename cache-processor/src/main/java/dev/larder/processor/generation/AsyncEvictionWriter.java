package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.model.EvictionMoment;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.MethodSignature;
import java.util.List;

/** Writes an asynchronous call with its evictions, as one expression that gives a stage. */
final class AsyncEvictionWriter {

    private final TargetWriter targets;

    AsyncEvictionWriter(TargetWriter targets) {
        this.targets = targets;
    }

    /*
     * save.before(List.of(SAVE_PATTERN.with(id)),                                          BEFORE
     *     () -> save.always(                                                               ALWAYS
     *         () -> save.onSuccess(                                                        SUCCESS
     *             () -> delegate.save(user), result -> List.of(SAVE_PATTERN_2.with(resultId(result)))),
     *         () -> List.of(SAVE_PATTERN_3.with(id))))
     */
    CodeBlock around(CodeBlock call, MethodSignature signature, List<EvictionRule> rules, MethodMembers members) {
        String result = NameScope.local("result", signature);
        CodeBlock owner = members.evictionField(signature);
        List<TargetWriter.Targets> before = targets.at(EvictionMoment.BEFORE, rules, members, signature, result);
        List<TargetWriter.Targets> success = targets.at(EvictionMoment.SUCCESS, rules, members, signature, result);
        List<TargetWriter.Targets> always = targets.at(EvictionMoment.ALWAYS, rules, members, signature, result);
        CodeBlock expression = call;
        if (!success.isEmpty()) {
            CodeBlock evicted = CodeBlock.of("$N -> $L", result, TargetWriter.list(success));
            expression = call(owner, "onSuccess", CodeBlock.of("() -> $L", expression), evicted);
        }
        if (!always.isEmpty()) {
            CodeBlock evicted = CodeBlock.of("() -> $L", TargetWriter.list(always));
            expression = call(owner, "always", CodeBlock.of("() -> $L", expression), evicted);
        }
        if (!before.isEmpty()) {
            expression = call(owner, "before", TargetWriter.list(before), CodeBlock.of("() -> $L", expression));
        }
        return expression;
    }

    private static CodeBlock call(CodeBlock owner, String operation, CodeBlock... arguments) {
        return CodeBlock.of("$L.$N($L)", owner, operation, CallWriter.list(List.of(arguments)));
    }
}
