package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.model.Elements;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.stream.StreamSupport;

/** Writes how the elements of a container are read, and how a container is made of some of them. */
final class ElementsWriter {

    private ElementsWriter() {}

    // ids
    // Elements.of(ids)
    static CodeBlock iterable(Elements elements, CodeBlock variable) {
        return switch (elements.container()) {
            case ITERABLE, COLLECTION, SET, OTHER -> variable;
            case ARRAY, INT_ARRAY, LONG_ARRAY, DOUBLE_ARRAY ->
                CodeBlock.of("$T.of($L)", RuntimeTypes.ELEMENTS, variable);
        };
    }

    // users.stream().map(user -> userId(user)).toList()
    static CodeBlock mapped(Elements elements, CodeBlock variable, CodeBlock function) {
        CodeBlock stream = switch (elements.container()) {
            case COLLECTION, SET, OTHER -> CodeBlock.of("$L.stream()", variable);
            case ITERABLE -> CodeBlock.of("$T.stream($L.spliterator(), false)", StreamSupport.class, variable);
            case ARRAY, INT_ARRAY, LONG_ARRAY, DOUBLE_ARRAY -> CodeBlock.of("$T.stream($L)", Arrays.class, variable);
        };
        return CodeBlock.of("$L.map($L).toList()", stream, function);
    }

    // missing
    // new LinkedHashSet<>(missing)
    // missing.toArray(Long[]::new)
    static CodeBlock madeOf(Elements elements, String list) {
        return switch (elements.container()) {
            case ITERABLE, COLLECTION -> CodeBlock.of("$N", list);
            case SET -> CodeBlock.of("new $T<>($N)", LinkedHashSet.class, list);
            case ARRAY -> CodeBlock.of("$N.toArray($T[]::new)", list, elements.type());
            case INT_ARRAY -> CodeBlock.of("$N.stream().mapToInt($T::intValue).toArray()", list, Integer.class);
            case LONG_ARRAY -> CodeBlock.of("$N.stream().mapToLong($T::longValue).toArray()", list, Long.class);
            case DOUBLE_ARRAY -> CodeBlock.of("$N.stream().mapToDouble($T::doubleValue).toArray()", list, Double.class);
            case OTHER -> throw new IllegalArgumentException("no " + elements + " can be made of a list");
        };
    }
}
