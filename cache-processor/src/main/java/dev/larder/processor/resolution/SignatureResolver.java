package dev.larder.processor.resolution;

import dev.larder.processor.model.MethodParameter;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.TypeVariableName;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.scope.ServiceScope;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Decides how the generated class declares a method. */
final class SignatureResolver {

    private final ServiceScope service;
    private final TypeSystem system;

    SignatureResolver(ServiceScope service) {
        this.service = service;
        this.system = service.system();
    }

    /** Returns the signature; empty if it names a type that does not exist or that the class can't reach. */
    Optional<MethodSignature> resolve(MethodScope scope) {
        ExecutableElement method = scope.element();
        List<TypeMirror> spelled = Stream.of(
                        Stream.of(scope.returnType()),
                        scope.parameters().values().stream(),
                        scope.type().getThrownTypes().stream())
                .flatMap(types -> types)
                .map(TypeMirror.class::cast)
                .toList();
        boolean fine = true;
        for (TypeMirror type : spelled) {
            fine &= service.canName(type, scope.label(), scope.origin());
            service.warnings().use(type);
        }
        if (!fine) {
            return Optional.empty();
        }
        noteWarnings(method, scope);
        List<MethodParameter> parameters = new ArrayList<>();
        scope.parameters().forEach((name, type) -> parameters.add(new MethodParameter(name, TypeName.get(type))));
        return Optional.of(new MethodSignature(
                method.getSimpleName().toString(),
                scope.type().getTypeVariables().stream()
                        .map(SignatureResolver::variable)
                        .toList(),
                TypeName.get(scope.returnType()),
                parameters,
                method.isVarArgs(),
                names(scope.type().getThrownTypes()),
                names(widest(scope.type().getThrownTypes().stream()
                        .filter(system::isChecked)
                        .toList()))));
    }

    private void noteWarnings(ExecutableElement method, MethodScope scope) {
        service.warnings().use(method);
        if (method.isVarArgs()) {
            List<TypeMirror> types = List.copyOf(scope.parameters().values());
            service.warnings().useEllipsis(((ArrayType) types.get(types.size() - 1)).getComponentType());
        }
    }

    /** Returns the types without subtypes of others among them. */
    private List<TypeMirror> widest(List<? extends TypeMirror> types) {
        List<TypeMirror> widest = new ArrayList<>();
        for (TypeMirror type : types) {
            boolean covered = types.stream()
                    .anyMatch(other -> !system.types().isSameType(other, type)
                            && system.types().isSubtype(type, other));
            boolean repeated = widest.stream().anyMatch(other -> system.types().isSameType(other, type));
            if (!covered && !repeated) {
                widest.add(type);
            }
        }
        return widest;
    }

    /**
     * Returns the variable with its bounds as a member of the service, which may be narrower than those of its declaration.
     */
    private static TypeVariableName variable(TypeVariable variable) {
        TypeMirror bound = variable.getUpperBound();
        List<? extends TypeMirror> bounds =
                bound instanceof IntersectionType intersection ? intersection.getBounds() : List.of(bound);
        return TypeVariableName.get(
                variable.asElement().getSimpleName().toString(), names(bounds).toArray(TypeName[]::new));
    }

    private static List<TypeName> names(List<? extends TypeMirror> types) {
        return types.stream().map(TypeName::get).toList();
    }
}
