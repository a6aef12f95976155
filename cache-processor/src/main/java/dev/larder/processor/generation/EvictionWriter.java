package dev.larder.processor.generation;

import com.palantir.javapoet.CodeBlock;
import dev.larder.processor.model.EvictionMoment;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.MethodSignature;
import java.util.List;

/** Writes a call with the evictions before, after and around it. */
final class EvictionWriter {

    private final TargetWriter targets;

    EvictionWriter(TargetWriter targets) {
        this.targets = targets;
    }

    /*
     * save.evict(SAVE_PATTERN.with(id));                       BEFORE
     * try {                                                    if there is any ALWAYS
     *     User result = delegate.save(user);
     *     save.evict(SAVE_PATTERN_2.with(resultId(result)));   SUCCESS
     *     return result;
     * } finally {
     *     save.evict(SAVE_PATTERN_3.with(id));                 ALWAYS
     * }
     */
    CodeBlock around(
            CodeBlock call, MethodSignature signature, List<EvictionRule> rules, MethodMembers members, String result) {
        Statements statements = new Statements(signature, rules, members, result);
        CodeBlock success = statements.at(EvictionMoment.SUCCESS);
        CodeBlock always = statements.at(EvictionMoment.ALWAYS);
        CodeBlock.Builder code = CodeBlock.builder().add(statements.at(EvictionMoment.BEFORE));
        if (!always.isEmpty()) {
            code.beginControlFlow("try");
        }
        code.add(calling(call, signature, success, result));
        if (!always.isEmpty()) {
            code.nextControlFlow("finally").add(always).endControlFlow();
        }
        return code.build();
    }

    private static CodeBlock calling(CodeBlock call, MethodSignature signature, CodeBlock after, String result) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (signature.returnsVoid()) {
            return code.add(CallWriter.statement("$L", call)).add(after).build();
        }
        if (after.isEmpty()) {
            return CallWriter.statement("return $L", call);
        }
        return code.add(CallWriter.statement("$T $N = $L", signature.returnType(), result, call))
                .add(after)
                .addStatement("return $N", result)
                .build();
    }

    /** The evict calls of one method. */
    private final class Statements {

        private final MethodSignature signature;
        private final List<EvictionRule> rules;
        private final MethodMembers members;
        private final String result;

        Statements(MethodSignature signature, List<EvictionRule> rules, MethodMembers members, String result) {
            this.signature = signature;
            this.rules = rules;
            this.members = members;
            this.result = result;
        }

        CodeBlock at(EvictionMoment moment) {
            CodeBlock.Builder code = CodeBlock.builder();
            int pattern = 0;
            for (EvictionRule rule : rules) {
                if (rule.moment() == moment) {
                    code.add(statement(rule, pattern));
                }
                pattern += rule.patterns().size();
            }
            return code.build();
        }

        /*
         * save.evict(SAVE_PATTERN.with(userId(user)), SAVE_PATTERN_2.with());
         * save.evictAll(ids, id -> SAVE_PATTERN_3.with(id));
         */
        private CodeBlock statement(EvictionRule rule, int firstPattern) {
            List<String> constants = members.patterns()
                    .subList(firstPattern, firstPattern + rule.patterns().size());
            CodeBlock owner = members.evictionField(signature);
            CodeBlock.Builder code = CodeBlock.builder();
            rule.when().ifPresent(when -> code.beginControlFlow("if ($L)", CallWriter.expression(when)));
            for (TargetWriter.Targets group : targets.write(rule, constants, owner, signature, result)) {
                code.add(CallWriter.statement(
                        "$L.$N($L)", owner, group.each() ? "evictAll" : "evict", group.arguments()));
            }
            rule.when().ifPresent(when -> code.endControlFlow());
            return code.build();
        }
    }
}
