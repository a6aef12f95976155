package dev.larder.processor.generation;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeVariableName;
import dev.larder.processor.model.CachedValue;
import dev.larder.processor.model.Condition;
import dev.larder.processor.model.EvictedPattern;
import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.MethodParameter;
import dev.larder.processor.model.MethodSignature;
import java.util.List;
import java.util.Optional;

/** Writes the expressions that the methods of a generated class are made of. */
final class CallWriter {

    /** Arguments that would make a longer line stand on lines of their own. */
    private static final int LINE = 90;

    private final PathWriter paths;

    CallWriter(PathWriter paths) {
        this.paths = paths;
    }

    // delegate.find(id)
    static CodeBlock delegate(MethodSignature signature) {
        CodeBlock arguments = signature.parameters().stream()
                .map(MethodParameter::name)
                .map(name -> CodeBlock.of("$N", name))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of(
                "$L.$L$N($L)",
                MethodMembers.reference("delegate", signature),
                typeArguments(signature),
                signature.name(),
                arguments);
    }

    /** Written out, since those that only a throws clause names are not inferred. */
    private static CodeBlock typeArguments(MethodSignature signature) {
        return signature.typeVariables().isEmpty()
                ? CodeBlock.of("")
                : signature.typeVariables().stream()
                        .map(TypeVariableName::name)
                        .map(name -> CodeBlock.of("$L", name))
                        .collect(CodeBlock.joining(", ", "<", ">"));
    }

    // find.key(id)
    CodeBlock key(CodeBlock owner, KeyTemplate template, MethodSignature signature) {
        return CodeBlock.of("$L.key($L)", owner, values(template, owner, "result"));
    }

    // SAVE_PATTERN.with(userId(user))
    CodeBlock target(String constant, EvictedPattern pattern, CodeBlock owner, String result) {
        return CodeBlock.of("$N.with($L)", constant, values(pattern.template(), owner, result));
    }

    private CodeBlock values(KeyTemplate template, CodeBlock owner, String result) {
        return template.holes().stream().map(hole -> value(hole, owner, result)).collect(CodeBlock.joining(", "));
    }

    private CodeBlock value(KeySegment.Hole hole, CodeBlock owner, String result) {
        String variable = hole.path().fromResult() ? result : hole.path().root();
        CodeBlock value = paths.value(hole.path(), variable);
        return hole.digest() ? CodeBlock.of("$L.digest($L)", owner, value) : value;
    }

    // find.get(find.key(id), () -> delegate.find(id), result -> result.draft())
    CodeBlock through(
            CodeBlock owner,
            String operation,
            KeyTemplate key,
            CachedValue value,
            MethodSignature signature,
            Optional<Condition> unless) {
        CodeBlock loaded =
                value.optional() ? CodeBlock.of("$L.orElse(null)", delegate(signature)) : delegate(signature);
        CodeBlock loader = CodeBlock.of("() -> $L", loaded);
        List<CodeBlock> arguments = unless.map(
                        condition -> List.of(key(owner, key, signature), loader, predicate(condition, signature)))
                .orElseGet(() -> List.of(key(owner, key, signature), loader));
        CodeBlock call = CodeBlock.of("$L.$N($L)", owner, operation, list(arguments));
        return value.optional() ? CodeBlock.of("$T.ofNullable($L)", Optional.class, call) : call;
    }

    // result -> result.draft()
    private static CodeBlock predicate(Condition condition, MethodSignature signature) {
        // A condition that looks at the result has it under this name; for another one any will do.
        return CodeBlock.of("$N -> $L", NameScope.local("result", signature), expression(condition));
    }

    /** Arguments of a statement on one line, or each on its own if that would be too long. */
    static CodeBlock list(List<CodeBlock> arguments) {
        CodeBlock line = arguments.stream().collect(CodeBlock.joining(", "));
        if (line.toString().length() <= LINE) {
            return line;
        }
        return CodeBlock.of("\n$L", arguments.stream().collect(CodeBlock.joining(",\n")));
    }

    /** A condition with its types imported. */
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
