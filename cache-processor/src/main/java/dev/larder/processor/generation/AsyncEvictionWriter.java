package dev.larder.processor.generation;

import com.palantir.javapoet.CodeBlock;
import dev.larder.processor.model.EvictionMoment;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.MethodSignature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes an asynchronous call with the evictions before, after and around it, as one expression for its stage. */
final class AsyncEvictionWriter {

    private final TargetWriter targets;

    AsyncEvictionWriter(TargetWriter targets) {
        this.targets = targets;
    }

    /** An eviction around a call. */
    private record Layer(EvictionMoment moment, CodeBlock targets) {}

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
        List<Layer> layers = layers(rules, members, owner, signature, result);
        CodeBlock expression = call;
        for (Layer layer : of(EvictionMoment.SUCCESS, layers)) {
            CodeBlock evicted = CodeBlock.of("$N -> $L", result, layer.targets());
            expression = call(owner, "onSuccess", CodeBlock.of("() -> $L", expression), evicted);
        }
        for (Layer layer : of(EvictionMoment.ALWAYS, layers)) {
            CodeBlock evicted = CodeBlock.of("() -> $L", layer.targets());
            expression = call(owner, "always", CodeBlock.of("() -> $L", expression), evicted);
        }
        List<Layer> before = of(EvictionMoment.BEFORE, layers);
        Collections.reverse(before);
        for (Layer layer : before) {
            expression = call(owner, "before", layer.targets(), CodeBlock.of("() -> $L", expression));
        }
        return expression;
    }

    private static CodeBlock call(CodeBlock owner, String operation, CodeBlock... arguments) {
        return CodeBlock.of("$L.$N($L)", owner, operation, CallWriter.list(List.of(arguments)));
    }

    private static List<Layer> of(EvictionMoment moment, List<Layer> layers) {
        List<Layer> found = new ArrayList<>(layers);
        found.removeIf(layer -> layer.moment() != moment);
        return found;
    }

    private List<Layer> layers(
            List<EvictionRule> rules,
            MethodMembers members,
            CodeBlock owner,
            MethodSignature signature,
            String result) {
        List<Layer> layers = new ArrayList<>();
        int pattern = 0;
        for (EvictionRule rule : rules) {
            List<String> constants = members.patterns()
                    .subList(pattern, pattern + rule.patterns().size());
            pattern += rule.patterns().size();
            for (TargetWriter.Targets group : targets.write(rule, constants, owner, signature, result)) {
                layers.add(new Layer(rule.moment(), targets(rule, group)));
            }
        }
        return layers;
    }

    // List.of(SAVE_PATTERN.with(id))
    // Eviction.targets(ids, id -> SAVE_PATTERN.with(id))
    // user.active() ? List.of(SAVE_PATTERN.with(id)) : List.of()
    private static CodeBlock targets(EvictionRule rule, TargetWriter.Targets group) {
        CodeBlock list = group.each()
                ? CodeBlock.of("$T.targets($L)", RuntimeTypes.EVICTION, group.arguments())
                : CodeBlock.of("$T.of($L)", List.class, group.arguments());
        return rule.when()
                .map(when -> CallWriter.choice(when, list, CodeBlock.of("$T.of()", List.class)))
                .orElse(list);
    }
}
