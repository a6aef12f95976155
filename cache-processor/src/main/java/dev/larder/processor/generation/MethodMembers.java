package dev.larder.processor.generation;

import com.palantir.javapoet.CodeBlock;
import dev.larder.processor.model.MethodSignature;
import java.util.List;

/**
 * The names of what a method needs in the generated class.
 *
 * @param constant its {@code CachedMethod} or {@code UpdatingMethod}; that of its evictions if it only evicts
 * @param field what that constant is bound to
 * @param evictionConstant its {@code EvictingMethod}, if it evicts
 * @param evictionField what that constant is bound to
 * @param patterns its {@code KeyPattern}s, in the order of its rules
 */
record MethodMembers(
        String constant, String field, String evictionConstant, String evictionField, List<String> patterns) {

    CodeBlock field(MethodSignature signature) {
        return reference(field, signature);
    }

    CodeBlock evictionField(MethodSignature signature) {
        return reference(evictionField, signature);
    }

    /** A field by its plain name, unless a parameter has the same. */
    static CodeBlock reference(String field, MethodSignature signature) {
        return signature.declares(field) ? CodeBlock.of("this.$N", field) : CodeBlock.of("$N", field);
    }
}
