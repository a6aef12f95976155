package dev.larder.processor.resolution.condition;

import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The types that a condition may call by their simple names. The language model does not show the imports of a file.
 * The types of the method's signature stand in for them.
 */
final class TypesInReach {

    private final MethodScope scope;
    private final TypeSystem system;

    TypesInReach(MethodScope scope) {
        this.scope = scope;
        this.system = scope.system();
    }

    /** Returns the type with a simple or qualified name. */
    Optional<TypeElement> find(String name) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            Optional<TypeElement> qualified =
                    Optional.ofNullable(system.elements().getTypeElement(name));
            return qualified.or(() -> find(name.substring(0, name.lastIndexOf('.')))
                    .flatMap(outer -> member(outer, name.substring(name.lastIndexOf('.') + 1))));
        }
        return nested(name)
                .or(() -> Optional.ofNullable(inSignature().get(name)))
                .or(() -> inPackage(packageOfService(), name))
                .or(() -> inPackage("java.lang", name));
    }

    /** Returns simple names for suggestions. */
    List<String> names() {
        List<String> names = new ArrayList<>(inSignature().keySet());
        names.add(scope.service().element().getSimpleName().toString());
        ElementFilter.typesIn(scope.service().element().getEnclosedElements())
                .forEach(type -> names.add(type.getSimpleName().toString()));
        return names;
    }

    private Optional<TypeElement> nested(String name) {
        for (Element e = scope.service().element(); e instanceof TypeElement type; e = e.getEnclosingElement()) {
            if (type.getSimpleName().contentEquals(name)) {
                return Optional.of(type);
            }
            Optional<TypeElement> member = member(type, name);
            if (member.isPresent()) {
                return member;
            }
        }
        return Optional.empty();
    }

    private Optional<TypeElement> member(TypeElement outer, String name) {
        return ElementFilter.typesIn(system.elements().getAllMembers(outer)).stream()
                .filter(type -> type.getSimpleName().contentEquals(name))
                .findFirst();
    }

    private String packageOfService() {
        return system.elements()
                .getPackageOf(scope.service().element())
                .getQualifiedName()
                .toString();
    }

    private Optional<TypeElement> inPackage(String packageName, String name) {
        String qualified = packageName.isEmpty() ? name : packageName + "." + name;
        return Optional.ofNullable(system.elements().getTypeElement(qualified));
    }

    private Map<String, TypeElement> inSignature() {
        Map<String, TypeElement> types = new LinkedHashMap<>();
        scope.parameters().values().forEach(type -> collect(type, types));
        collect(scope.returnType(), types);
        return types;
    }

    private void collect(TypeMirror type, Map<String, TypeElement> types) {
        if (type instanceof ArrayType array) {
            collect(array.getComponentType(), types);
        } else if (type instanceof DeclaredType declared) {
            system.elementOf(type)
                    .ifPresent(
                            element -> types.putIfAbsent(element.getSimpleName().toString(), element));
            declared.getTypeArguments().forEach(argument -> collect(argument, types));
        }
    }
}
