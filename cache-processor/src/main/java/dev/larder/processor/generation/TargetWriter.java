package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.model.Condition;
import dev.larder.processor.model.EvictedPattern;
import dev.larder.processor.model.EvictionMoment;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the targets that a method evicts at one moment, as arguments for the runtime. */
final class TargetWriter {

    private final CallWriter calls;

    TargetWriter(CallWriter calls) {
        this.calls = calls;
    }

    /**
     * Targets under one condition.
     *
     * @param arguments the targets, or the elements and the function from an element to its target
     * @param each whether the targets are those of elements
     * @param when the condition of the eviction
     */
    record Targets(CodeBlock arguments, boolean each, Optional<CodeBlock> when) {

        // List.of(SAVE_PATTERN.with(id))
        // Eviction.targets(ids, id -> SAVE_PATTERN.with(id))
        // user.active() ? List.of(SAVE_PATTERN.with(id)) : List.of()
        CodeBlock list() {
            CodeBlock list = each
                    ? CodeBlock.of("$T.targets($L)", RuntimeTypes.EVICTION, arguments)
                    : CodeBlock.of("$T.of($L)", List.class, arguments);
            return when.map(condition -> CallWriter.choice(condition, list, CodeBlock.of("$T.of()", List.class)))
                    .orElse(list);
        }
    }

    /** Returns all targets as one list, so that one command evicts them. At least one is required. */
    // Eviction.together(List.of(SAVE_PATTERN.with()), Eviction.targets(ids, id -> SAVE_PATTERN_2.with(id)))
    static CodeBlock list(List<Targets> targets) {
        List<CodeBlock> lists = targets.stream().map(Targets::list).toList();
        return lists.size() == 1
                ? lists.get(0)
                : CodeBlock.of("$T.together($L)", RuntimeTypes.EVICTION, CallWriter.list(lists));
    }

    /** Returns the targets of a moment: of each rule first the single ones, then those of elements. */
    List<Targets> at(
            EvictionMoment moment,
            List<EvictionRule> rules,
            MethodMembers members,
            MethodSignature signature,
            String result) {
        CodeBlock owner = members.evictionField(signature);
        List<Targets> targets = new ArrayList<>();
        int first = 0;
        for (EvictionRule rule : rules) {
            List<String> constants =
                    members.patterns().subList(first, first + rule.patterns().size());
            first += rule.patterns().size();
            if (rule.moment() == moment) {
                targets.addAll(write(rule, constants, owner, signature, result));
            }
        }
        return targets;
    }

    private List<Targets> write(
            EvictionRule rule, List<String> constants, CodeBlock owner, MethodSignature signature, String result) {
        boolean afterCall = rule.moment() != EvictionMoment.BEFORE;
        CallWriter.Eviction eviction = new CallWriter.Eviction(owner, result, afterCall);
        Optional<CodeBlock> when = rule.when().map(condition -> decision(condition, eviction));
        List<CodeBlock> plain = new ArrayList<>();
        List<Targets> targets = new ArrayList<>();
        for (EvictedPattern pattern : rule.patterns()) {
            String constant = constants.get(plain.size() + targets.size());
            List<ValuePath> elements = pattern.template().elements();
            if (!elements.isEmpty()) {
                CodeBlock each = each(elements.get(0), constant, pattern, eviction, signature);
                targets.add(new Targets(each, true, when));
            } else {
                plain.add(calls.target(constant, pattern, eviction, Map.of()));
            }
        }
        if (!plain.isEmpty()) {
            targets.add(0, new Targets(CallWriter.list(plain), false, when));
        }
        return targets;
    }

    /** Returns the condition of an eviction. After the method has run, one that throws must not hide its result. */
    // save.applies(() -> user.active())
    private static CodeBlock decision(Condition condition, CallWriter.Eviction eviction) {
        CodeBlock expression = CallWriter.expression(condition);
        return eviction.afterCall() && condition.traits().mayThrow()
                ? CodeBlock.of("$L.applies(() -> $L)", eviction.owner(), expression)
                : expression;
    }

    // ids, id -> SAVE_PATTERN.with(id)
    private CodeBlock each(
            ValuePath path,
            String constant,
            EvictedPattern pattern,
            CallWriter.Eviction eviction,
            MethodSignature signature) {
        String result = eviction.result();
        CodeBlock container = CodeBlock.of("$N", path.fromResult() ? result : path.root());
        NameScope names = NameScope.of(signature);
        names.claim(result);
        String element = names.claim(path.fromResult() ? "element" : path.variable());
        CodeBlock target = calls.target(constant, pattern, eviction, calls.valuesOf(element, pattern.template()));
        CodeBlock elements = ElementsWriter.iterable(path.elements().orElseThrow(), container);
        return CallWriter.list(List.of(elements, CodeBlock.of("$N -> $L", element, target)));
    }
}
