package dev.larder.processor.generation;

import com.palantir.javapoet.CodeBlock;
import dev.larder.processor.model.EvictedPattern;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what a rule evicts, as arguments of the runtime's calls. */
final class TargetWriter {

    private final CallWriter calls;

    TargetWriter(CallWriter calls) {
        this.calls = calls;
    }

    /**
     * Arguments of one call.
     *
     * @param each whether they are elements and what each of them stands for, and not a list of targets
     */
    record Targets(CodeBlock arguments, boolean each) {}

    /** The targets of a rule: those that are known by themselves together, then those of each element of a collection. */
    List<Targets> write(
            EvictionRule rule, List<String> constants, CodeBlock owner, MethodSignature signature, String result) {
        List<CodeBlock> plain = new ArrayList<>();
        List<Targets> targets = new ArrayList<>();
        for (EvictedPattern pattern : rule.patterns()) {
            String constant = constants.get(plain.size() + targets.size());
            List<ValuePath> elements = pattern.template().elements();
            if (!elements.isEmpty()) {
                targets.add(new Targets(each(elements.get(0), constant, pattern, owner, signature, result), true));
            } else {
                plain.add(calls.target(constant, pattern, owner, result, Map.of()));
            }
        }
        if (!plain.isEmpty()) {
            targets.add(0, new Targets(CallWriter.list(plain), false));
        }
        return targets;
    }

    // ids, id -> SAVE_PATTERN.with(id)
    private CodeBlock each(
            ValuePath path,
            String constant,
            EvictedPattern pattern,
            CodeBlock owner,
            MethodSignature signature,
            String result) {
        CodeBlock container = CodeBlock.of("$N", path.fromResult() ? result : path.root());
        String element = NameScope.local(path.fromResult() ? "element" : path.variable(), signature);
        CodeBlock target = calls.target(constant, pattern, owner, result, calls.valuesOf(element, pattern.template()));
        CodeBlock elements = ElementsWriter.iterable(path.elements().orElseThrow(), container);
        return CallWriter.list(List.of(elements, CodeBlock.of("$N -> $L", element, target)));
    }
}
