package dev.larder.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A path from a parameter or the result to the value of a placeholder.
 *
 * @param text the source text of the path, such as {@code user.address.city}
 * @param root the name of the parameter, or {@code result}
 * @param fromResult whether the root is the method's result
 * @param rootType the type of the value from which the steps lead, without type variables
 * @param elements the elements from which the steps lead, if the root is a collection or an array
 * @param steps the steps to the value; none if the root is the value
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

    /** Returns whether computing the value may throw. */
    public boolean mayThrow() {
        return steps.stream().anyMatch(step -> step instanceof PathStep.Call call && call.mayThrow());
    }

    /** Returns a name for the value from which the steps lead. */
    public String variable() {
        return elements.map(Elements::variable).orElse(root);
    }
}
