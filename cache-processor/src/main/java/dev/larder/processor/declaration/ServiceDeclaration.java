package dev.larder.processor.declaration;

import dev.larder.processor.model.Origin;
import java.util.List;

/**
 * An interface with annotated methods, declared or inherited.
 *
 * @param origin the interface
 * @param methods all instance methods without those of {@code Object}, the declared ones first, each once
 */
public record ServiceDeclaration(Origin origin, List<MethodDeclaration> methods) {

    public ServiceDeclaration {
        methods = List.copyOf(methods);
    }
}
