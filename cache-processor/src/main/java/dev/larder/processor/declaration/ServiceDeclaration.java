package dev.larder.processor.declaration;

import dev.larder.processor.model.Origin;
import java.util.List;

/**
 * An interface with annotated methods, its own or inherited ones.
 *
 * @param origin the interface
 * @param methods all instance methods, its own first, each once; those of {@code Object} left out
 */
public record ServiceDeclaration(Origin origin, List<MethodDeclaration> methods) {

    public ServiceDeclaration {
        methods = List.copyOf(methods);
    }
}
