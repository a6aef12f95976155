package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.model.Batch;
import dev.larder.processor.model.Condition;
import dev.larder.processor.model.Elements;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.ReadThroughMethod;
import dev.larder.processor.model.StoringMethod;
import dev.larder.processor.model.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the call of the runtime by which a method reads or updates the cache. */
final class CacheCallWriter {

    private final CallWriter calls;
    private final PathWriter paths;

    CacheCallWriter(CallWriter calls, PathWriter paths) {
        this.calls = calls;
        this.paths = paths;
    }

    /**
     * Returns the expression for the result: a value or a stage, inside an {@code Optional} if the method returns one.
     */
    CodeBlock write(StoringMethod method, MethodMembers members) {
        CodeBlock owner = members.field(method.signature());
        KeyWriter keys = new KeyWriter(
                calls,
                method,
                owner,
                members.tags().stream().map(tag -> CodeBlock.of("$N", tag)).toList(),
                method instanceof ReadThroughMethod);
        ReturnKindWriter returns = new ReturnKindWriter(method.returnKind(), method.signature());
        CodeBlock call = method.batch()
                .map(batch -> batch(method, batch, owner, keys, returns))
                .orElseGet(() -> single(method, owner, keys, returns));
        return method.value().optional() ? returns.optional(call) : call;
    }

    // find.get(find.key(id), () -> delegate.find(id), result -> result.draft())
    private CodeBlock single(StoringMethod method, CodeBlock owner, KeyWriter keys, ReturnKindWriter returns) {
        MethodSignature signature = method.signature();
        CodeBlock returned = CallWriter.delegate(signature);
        CodeBlock loaded = method.value().optional() ? returns.awaitedInside(returned) : returns.awaited(returned);
        List<CodeBlock> arguments = new ArrayList<>();
        boolean reads = method instanceof ReadThroughMethod;
        arguments.add(keys.key());
        arguments.add(CodeBlock.of("() -> $L", loaded));
        method.unless().ifPresent(condition -> arguments.add(predicate(condition, signature)));
        String operation = reads ? "get" : "update";
        return CodeBlock.of("$L.$N($L)", owner, operation, CallWriter.list(arguments));
    }

    /*
     * findAll.getAll(ids, id -> findAll.key(id), missing -> delegate.findAll(missing))
     * saveAll.updateList(users, user -> saveAll.key(userId(user)), () -> delegate.saveAll(users), user -> user.id())
     */
    private CodeBlock batch(
            StoringMethod method, Batch batch, CodeBlock owner, KeyWriter keys, ReturnKindWriter returns) {
        MethodSignature signature = method.signature();
        ValuePath path = method.key().elements().get(0);
        boolean reads = method instanceof ReadThroughMethod;
        List<CodeBlock> arguments = new ArrayList<>();
        if (batch.of().isEmpty()) {
            String element = NameScope.local(path.variable(), signature);
            arguments.add(ElementsWriter.iterable(path.elements().orElseThrow(), CodeBlock.of("$N", path.root())));
            arguments.add(CodeBlock.of("$N -> $L", element, keys.keyOf(element)));
        } else {
            String id = NameScope.local("id", signature);
            arguments.add(idsOfElements(path, signature));
            arguments.add(CodeBlock.of("$N -> $L", id, keys.keyOf(path, id)));
        }
        arguments.add(reads ? loaderOfMissing(path, signature, returns) : loaderOfAll(signature, returns));
        batch.by().ifPresent(by -> arguments.add(paths.function(by, signature)));
        method.unless().ifPresent(condition -> arguments.add(predicate(condition, signature)));
        String operation = (reads ? "get" : "update") + (batch.by().isEmpty() ? "All" : "List");
        return CodeBlock.of("$L.$N($L)", owner, operation, CallWriter.list(arguments));
    }

    // users.stream().map(user -> userId(user)).toList()
    private CodeBlock idsOfElements(ValuePath path, MethodSignature signature) {
        CodeBlock variable = CodeBlock.of("$N", path.root());
        return ElementsWriter.mapped(path.elements().orElseThrow(), variable, paths.function(path, signature));
    }

    // missing -> delegate.findAll(missing)
    private static CodeBlock loaderOfMissing(ValuePath path, MethodSignature signature, ReturnKindWriter returns) {
        Elements elements = path.elements().orElseThrow();
        String missing = NameScope.local("missing", signature);
        CodeBlock handedOn = ElementsWriter.madeOf(elements, missing);
        CodeBlock call = CallWriter.delegate(signature, Map.of(path.root(), handedOn));
        return CodeBlock.of("$N -> $L", missing, returns.awaited(call));
    }

    // () -> delegate.saveAll(users)
    private static CodeBlock loaderOfAll(MethodSignature signature, ReturnKindWriter returns) {
        return CodeBlock.of("() -> $L", returns.awaited(CallWriter.delegate(signature)));
    }

    // result -> result.draft()
    private static CodeBlock predicate(Condition condition, MethodSignature signature) {
        // A condition names the result so; the name does not matter to a condition that does not use it.
        return CodeBlock.of("$N -> $L", NameScope.local("result", signature), CallWriter.expression(condition));
    }
}
