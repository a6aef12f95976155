package dev.larder.processor.model;

import dev.larder.processor.model.TypeName.ClassName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A boolean expression that a developer wrote, cut at the names of types so that they can be imported.
 *
 * @param parameters the parameters that the expression uses
 */
public record Condition(List<Fragment> fragments, Set<String> parameters, Traits traits) {

    public Condition {
        fragments = List.copyOf(fragments);
        parameters = Set.copyOf(parameters);
    }

    /**
     * Properties of a condition that hold for all values.
     *
     * @param fixed the parameters that have a single value where the condition is true
     * @param notNull the variable that the condition first compares with null
     * @param loose whether the condition needs parentheses beside {@code &&}
     * @param mayThrow whether evaluating the condition can throw
     */
    public record Traits(Set<String> fixed, Optional<String> notNull, boolean loose, boolean mayThrow) {

        public Traits {
            fixed = Set.copyOf(fixed);
        }
    }

    /** A piece of a condition. */
    public sealed interface Fragment {

        /** Source text that names no type. */
        record Text(String source) implements Fragment {}

        /** The name of a type. */
        record Type(ClassName name) implements Fragment {}
    }
}
