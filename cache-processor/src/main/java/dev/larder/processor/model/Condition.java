package dev.larder.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Set;

/**
 * A boolean expression of the developer's, cut where it names a type, so that the types can be imported.
 *
 * @param parameters the parameters that it looks at
 */
public record Condition(List<Fragment> fragments, Set<String> parameters) {

    public Condition {
        fragments = List.copyOf(fragments);
        parameters = Set.copyOf(parameters);
    }

    /** A piece of a condition. */
    public sealed interface Fragment {

        /** Source text that names no type. */
        record Text(String source) implements Fragment {}

        /** The name of a type. */
        record Type(ClassName name) implements Fragment {}
    }
}
