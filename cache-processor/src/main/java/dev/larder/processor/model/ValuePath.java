package dev.larder.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * A way from a parameter or the result to the value of a placeholder.
 *
 * @param text the path as it was written, such as {@code user.address.city}
 * @param root the name of the parameter, or {@code result}
 * @param fromResult whether the root is the method's result
 * @param rootType the type of what the steps lead from, without type variables
 * @param elements if the root is a collection or an array: its elements, each of which the steps lead from
 * @param steps what leads from the root to the value; none if the root is the value
 */
public record ValuePath(
        String text,
        String root,
        boolean fromResult,
        TypeName rootType,
        Optional<Elements> elements,
        List<PathStep> steps) {

    public ValuePath {
        steps = List.copyOf(steps);
    }

    /** A name for what the steps lead from. */
    public String variable() {
        return elements.map(Elements::variable).orElse(root);
    }
}
