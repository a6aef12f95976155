package dev.larder.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A boolean expression of the developer's, cut where it names a type, so that the types can be imported.
 *
 * @param parameters the parameters that it looks at
 */
public record Condition(List<Fragment> fragments, Set<String> parameters, Traits traits) {

    public Condition {
        fragments = List.copyOf(fragments);
        parameters = Set.copyOf(parameters);
    }

    /**
     * What is true of a condition whatever its values are.
     *
     * @param fixed the parameters that have one value only where it is true
     * @param notNull the variable that it compares with null first
     * @param loose whether it needs parentheses beside {@code &&}
     * @param mayThrow whether it can fail
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
