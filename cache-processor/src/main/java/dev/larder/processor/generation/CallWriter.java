package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.model.Condition;
import dev.larder.processor.model.EvictedPattern;
import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.MethodParameter;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.TypeName.TypeVariableName;
import dev.larder.processor.model.ValuePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes calls, keys and eviction targets as expressions. */
final class CallWriter {

    /** Maximum length of arguments on one line, in characters. */
    private static final int LINE = 90;

    private final PathWriter paths;

    CallWriter(PathWriter paths) {
        this.paths = paths;
    }

    // delegate.find(id)
    static CodeBlock delegate(MethodSignature signature) {
        return delegate(signature, Map.of());
    }

    /** Returns the call of the delegate, with other arguments in place of some parameters. */
    static CodeBlock delegate(MethodSignature signature, Map<String, CodeBlock> replaced) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (MethodParameter parameter : signature.parameters()) {
            CodeBlock other = replaced.get(parameter.name());
            arguments.add(other == null ? CodeBlock.of("$N", parameter.name()) : other);
        }
        return CodeBlock.of(
                "$L.$L$N($L)",
                MethodMembers.reference("delegate", signature),
                typeArguments(signature),
                signature.name(),
                CodeBlock.join(arguments, ", "));
    }

    /** Returns the type arguments, which javac does not infer where only a throws clause names them. */
    private static CodeBlock typeArguments(MethodSignature signature) {
        List<CodeBlock> names = new ArrayList<>();
        for (TypeVariableName variable : signature.typeVariables()) {
            names.add(CodeBlock.of("$T", variable));
        }
        return CodeBlock.of(names.isEmpty() ? "$L" : "<$L>", CodeBlock.join(names, ", "));
    }

    /** Returns the key, with other values in place of some paths. A read goes past the cache where a value throws. */
    // find.key(id)
    // find.key(find.orNone(() -> userId(user)))
    CodeBlock key(CodeBlock owner, KeyTemplate template, Map<ValuePath, CodeBlock> replaced, boolean reads) {
        return CodeBlock.of("$L.key($L)", owner, values(template, owner, "result", replaced, reads));
    }

    /** Returns a tag, with other values in place of some paths. */
    // FIND_TAG.with(tenant)
    // FIND_TAG.with(find.orNone(() -> userTenant(user)))
    CodeBlock tag(
            CodeBlock constant,
            KeyTemplate template,
            CodeBlock owner,
            String result,
            Map<ValuePath, CodeBlock> replaced,
            boolean orNone) {
        return CodeBlock.of("$L.with($L)", constant, values(template, owner, result, replaced, orNone));
    }

    // id, page
    // id, find.orNone(() -> userId(user))
    private CodeBlock values(
            KeyTemplate template, CodeBlock owner, String result, Map<ValuePath, CodeBlock> replaced, boolean orNone) {
        List<CodeBlock> values = new ArrayList<>();
        for (KeySegment.Placeholder placeholder : template.placeholders()) {
            CodeBlock value = value(placeholder, owner, result, replaced);
            values.add(
                    orNone && placeholder.path().mayThrow()
                            ? CodeBlock.of("$L.orNone(() -> $L)", owner, value)
                            : value);
        }
        return CodeBlock.join(values, ", ");
    }

    /** Returns the target of a pattern. After the method has run, a value that throws must not hide its result. */
    // SAVE_PATTERN.with(userId(user))
    // SAVE_PATTERN.with(save.orAny(() -> userId(user)))
    CodeBlock target(String constant, EvictedPattern pattern, Eviction eviction, Map<ValuePath, CodeBlock> replaced) {
        List<CodeBlock> values = new ArrayList<>();
        for (KeySegment.Placeholder placeholder : pattern.template().placeholders()) {
            CodeBlock value = value(placeholder, eviction.owner(), eviction.result(), replaced);
            boolean mayThrow = placeholder.digest() || placeholder.path().mayThrow();
            values.add(
                    mayThrow && eviction.afterCall()
                            ? CodeBlock.of("$L.orAny(() -> $L)", eviction.owner(), value)
                            : value);
        }
        return CodeBlock.of("$N.with($L)", constant, CodeBlock.join(values, ", "));
    }

    /**
     * The eviction that a target belongs to.
     *
     * @param owner the field that evicts
     * @param result the variable that holds the method's result
     * @param afterCall whether the method has run
     */
    record Eviction(CodeBlock owner, String result, boolean afterCall) {}

    /** Returns the values that an element gives for the placeholders of its template. */
    Map<ValuePath, CodeBlock> valuesOf(String element, KeyTemplate template) {
        Map<ValuePath, CodeBlock> values = new HashMap<>();
        template.elements().forEach(path -> values.put(path, paths.value(path, element)));
        return values;
    }

    private CodeBlock value(
            KeySegment.Placeholder placeholder, CodeBlock owner, String result, Map<ValuePath, CodeBlock> replaced) {
        CodeBlock other = replaced.get(placeholder.path());
        if (other != null) {
            return other;
        }
        String variable =
                placeholder.path().fromResult() ? result : placeholder.path().root();
        CodeBlock value = paths.value(placeholder.path(), variable);
        return placeholder.digest() ? CodeBlock.of("$L.digest($L)", owner, value) : value;
    }

    /** Returns the arguments on one line, or each on a line of its own if that would be too long. */
    static CodeBlock list(List<CodeBlock> arguments) {
        CodeBlock line = CodeBlock.join(arguments, ", ");
        return fitsLine(line) ? line : CodeBlock.of("$>$>\n$L$<$<", CodeBlock.join(arguments, ",\n"));
    }

    /** Returns whether code fits on one line. */
    static boolean fitsLine(CodeBlock code) {
        String text = code.toString();
        return text.indexOf('\n') < 0 && text.length() <= LINE;
    }

    /** Returns a statement. Its continuation lines are indented where they are broken. */
    static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.of(format + ";\n", arguments);
    }

    // id > 0
    //         ? find.get(find.key(id), () -> delegate.find(id))
    //         : delegate.find(id)
    static CodeBlock choice(CodeBlock when, CodeBlock then, CodeBlock otherwise) {
        return CodeBlock.of("$L$>$>\n? $L\n: $L$<$<", when, then, otherwise);
    }

    /** Returns the source of a condition, with its types imported. */
    static CodeBlock expression(Condition condition) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Condition.Fragment fragment : condition.fragments()) {
            if (fragment instanceof Condition.Fragment.Type type) {
                code.add("$T", type.name());
            } else {
                code.add("$L", ((Condition.Fragment.Text) fragment).source());
            }
        }
        return code.build();
    }
}
