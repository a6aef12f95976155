package dev.larder.processor.model;

import dev.larder.processor.model.TypeName.TypeVariableName;
import java.util.List;

/**
 * A method as the generated class declares it, with the service's type arguments in place.
 *
 * @param varargs whether the last parameter is declared with an ellipsis
 * @param thrown the exceptions that the method declares
 * @param checked the checked ones of these, without subclasses of others among them
 */
public record MethodSignature(
        String name,
        List<TypeVariableName> typeVariables,
        TypeName returnType,
        List<MethodParameter> parameters,
        boolean varargs,
        List<TypeName> thrown,
        List<TypeName> checked) {

    public MethodSignature {
        typeVariables = List.copyOf(typeVariables);
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
        checked = List.copyOf(checked);
    }

    public boolean returnsVoid() {
        return returnType.equals(TypeName.VOID);
    }

    public boolean declares(String parameter) {
        return parameters.stream().anyMatch(p -> p.name().equals(parameter));
    }
}
