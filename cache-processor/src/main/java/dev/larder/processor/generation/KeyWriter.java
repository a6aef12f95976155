package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.model.CarriedTag;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.StoringMethod;
import dev.larder.processor.model.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes the keys of a method that stores values, with the tags that they carry. */
final class KeyWriter {

    private final CallWriter calls;
    private final StoringMethod method;
    private final CodeBlock owner;
    private final List<CodeBlock> constants;

    /** Whether the key is one to read: then a call goes past the cache where a value throws. */
    private final boolean reads;

    /**
     * Creates a writer of a method's keys.
     *
     * @param owner the field that makes the keys
     * @param constants the templates of the method's tags
     */
    KeyWriter(CallWriter calls, StoringMethod method, CodeBlock owner, List<CodeBlock> constants, boolean reads) {
        this.calls = calls;
        this.method = method;
        this.owner = owner;
        this.constants = constants;
        this.reads = reads;
    }

    /** Returns the one key of a call. */
    // find.key(id)
    CodeBlock key() {
        return tagged(
                calls.key(owner, method.key(), Map.of(), reads), NameScope.of(method.signature()), tag -> Map.of());
    }

    /** Returns the key of an element, which is in a variable. */
    // findAll.key(id)
    CodeBlock keyOf(String element) {
        String root = method.key().elements().get(0).root();
        return tagged(
                calls.key(owner, method.key(), calls.valuesOf(element, method.key()), reads),
                scopeWith(element),
                tag -> tag.elements().stream().allMatch(path -> path.root().equals(root))
                        ? calls.valuesOf(element, tag)
                        : Map.of());
    }

    /** Returns the key of an id, which is in a variable, in place of the path that leads to it. */
    // saveAll.key(id)
    CodeBlock keyOf(ValuePath path, String id) {
        Map<ValuePath, CodeBlock> replaced = Map.of(path, CodeBlock.of("$N", id));
        return tagged(calls.key(owner, method.key(), replaced, reads), scopeWith(id), tag -> replaced);
    }

    private NameScope scopeWith(String variable) {
        NameScope names = NameScope.of(method.signature());
        names.claim(variable);
        return names;
    }

    /*
     * find.key(id)
     *         .tagged(() -> List.of(FIND_TAG.with(tenant)))
     *         .taggedBy((Order result) -> List.of(FIND_TAG_2.with(resultCustomerId(result))))
     */
    private CodeBlock tagged(
            CodeBlock key, NameScope names, Function<KeyTemplate, Map<ValuePath, CodeBlock>> replacements) {
        if (method.tags().isEmpty()) {
            return key;
        }
        String result = names.claim("result");
        String element = names.claim("element");
        TagList ofArguments = new TagList(result, element, replacements);
        TagList ofValue = new TagList(result, element, replacements);
        for (int i = 0; i < method.tags().size(); i++) {
            CarriedTag tag = method.tags().get(i);
            (tag.isOfValue() ? ofValue : ofArguments).add(constants.get(i), tag.template());
        }
        CodeBlock.Builder code = CodeBlock.builder().add("$L$>$>", key);
        if (!ofArguments.isEmpty()) {
            code.add("\n.tagged(() -> $L)", ofArguments.list());
        }
        if (!ofValue.isEmpty()) {
            CodeBlock parameter = CodeBlock.of("($T $N)", method.value().type(), result);
            code.add("\n.taggedBy($L)", function(parameter, ofValue.list()));
        }
        return code.add("$<$<").build();
    }

    // (List<Order> result) -> TagTemplate.each(result, element -> FIND_TAG.with(elementId(element)))
    private static CodeBlock function(CodeBlock parameter, CodeBlock list) {
        CodeBlock line = CodeBlock.of("$L -> $L", parameter, list);
        boolean isBroken = list.toString().indexOf('\n') >= 0;
        return isBroken || CallWriter.fitsLine(line) ? line : CodeBlock.of("$L ->$>$>\n$L$<$<", parameter, list);
    }

    /** The tags of the arguments, or those of the value. */
    private final class TagList {

        private final String result;
        private final String element;
        private final Function<KeyTemplate, Map<ValuePath, CodeBlock>> replacements;
        private final List<CodeBlock> single = new ArrayList<>();
        private final List<CodeBlock> each = new ArrayList<>();

        TagList(String result, String element, Function<KeyTemplate, Map<ValuePath, CodeBlock>> replacements) {
            this.result = result;
            this.element = element;
            this.replacements = replacements;
        }

        void add(CodeBlock constant, KeyTemplate tag) {
            Map<ValuePath, CodeBlock> replaced = replacements.apply(tag);
            List<ValuePath> elements = tag.elements().stream()
                    .filter(path -> !replaced.containsKey(path))
                    .toList();
            boolean orNone = reads && !tag.usesResult();
            if (elements.isEmpty()) {
                single.add(calls.tag(constant, tag, owner, result, replaced, orNone));
                return;
            }
            // TagTemplate.each(result, element -> FIND_TAG.with(orderId(element)))
            ValuePath path = elements.get(0);
            CodeBlock container = CodeBlock.of("$N", path.fromResult() ? result : path.root());
            CodeBlock of = calls.tag(constant, tag, owner, result, calls.valuesOf(element, tag), orNone);
            each.add(CodeBlock.of(
                    "$T.each($L, $N -> $L)",
                    RuntimeTypes.TAG_TEMPLATE,
                    ElementsWriter.iterable(path.elements().orElseThrow(), container),
                    element,
                    of));
        }

        boolean isEmpty() {
            return single.isEmpty() && each.isEmpty();
        }

        // List.of(FIND_TAG.with(tenant))
        // TagTemplate.together(List.of(FIND_TAG.with(tenant)), TagTemplate.each(ids, id -> FIND_TAG_2.with(id)))
        CodeBlock list() {
            List<CodeBlock> lists = new ArrayList<>();
            if (!single.isEmpty()) {
                lists.add(CodeBlock.of("$T.of($L)", List.class, CallWriter.list(single)));
            }
            lists.addAll(each);
            return lists.size() == 1
                    ? lists.get(0)
                    : CodeBlock.of("$T.together($L)", RuntimeTypes.TAG_TEMPLATE, CallWriter.list(lists));
        }
    }
}
