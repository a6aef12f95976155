package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.model.MethodSignature;
import java.util.List;

/**
 * The names of a method's members in the generated class.
 *
 * @param constant its {@code CachedMethod} or {@code UpdatingMethod}; its {@code EvictingMethod} if it only evicts
 * @param field the field that binds the constant to a {@code Larder}
 * @param evictionConstant its {@code EvictingMethod}, if it evicts
 * @param evictionField the field that binds that constant to a {@code Larder}
 * @param patterns its {@code KeyPattern}s, in the order of its rules
 * @param tags its {@code TagTemplate}s, in their order
 */
record MethodMembers(
        String constant,
        String field,
        String evictionConstant,
        String evictionField,
        List<String> patterns,
        List<String> tags) {

    CodeBlock field(MethodSignature signature) {
        return reference(field, signature);
    }

    CodeBlock evictionField(MethodSignature signature) {
        return reference(evictionField, signature);
    }

    /** Returns a reference to a field: its plain name, or with {@code this} where a parameter has the same name. */
    static CodeBlock reference(String field, MethodSignature signature) {
        return signature.declares(field) ? CodeBlock.of("this.$N", field) : CodeBlock.of("$N", field);
    }
}
