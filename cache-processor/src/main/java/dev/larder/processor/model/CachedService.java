package dev.larder.processor.model;

import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.TypeVariableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service interface and the class to be generated for it.
 *
 * @param origin the interface
 * @param type the interface as the class implements it, with the class' own type variables if it has any
 * @param proxy the name of the class
 * @param open whether the class is public; otherwise it is package-private
 * @param typeVariables the type variables that class and interface declare
 * @param generatedAnnotation the annotation that marks generated classes, if the module of the interface reads it
 * @param suppressedWarnings the names of the compiler warnings that the class can't avoid, sorted
 * @param methods the methods of the class, in the order of the interface
 */
public record CachedService(
        Origin origin,
        TypeName type,
        ClassName proxy,
        boolean open,
        List<TypeVariableName> typeVariables,
        Optional<ClassName> generatedAnnotation,
        Set<String> suppressedWarnings,
        List<ServiceMethod> methods) {

    public CachedService {
        typeVariables = List.copyOf(typeVariables);
        methods = List.copyOf(methods);
    }
}
