package dev.larder.processor.resolution.value;

import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.ValueCopy;
import dev.larder.processor.resolution.scope.ServiceScope;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Decides how the generated class copies values of a type that is not proven to be immutable.
 *
 * <p>Copied are collections that are declared by the interfaces below, records, beans, arrays and dates. Their types tell their whole
 * state and the class that JSON is read into. Of any other type, one of the two is not known.
 */
public final class Copyability {

    /** Maximum number of types in one value. A generic type that holds a larger one of its kind has no end. */
    private static final int MAX_TYPES = 100;

    private static final Map<String, String> CONTAINERS = Map.of(
            "java.util.Collection", "list",
            "java.util.List", "list",
            "java.util.Set", "set",
            "java.util.Map", "map",
            "java.util.Optional", "optional");

    private static final Set<String> DATES =
            Set.of("java.util.Date", "java.sql.Date", "java.sql.Time", "java.sql.Timestamp");

    private final ServiceScope service;
    private final TypeSystem system;
    private final ClassState state;
    private final BeanAccess beans;
    private final JacksonAnnotations jackson = new JacksonAnnotations();
    private final Map<TypeName, Boolean> immutable = new HashMap<>();
    private final Set<TypeName> visited = new HashSet<>();
    private final List<TypeMirror> named = new ArrayList<>();
    private final List<Element> used = new ArrayList<>();
    private String obstacle = "";

    public Copyability(ServiceScope service) {
        this.service = service;
        this.system = service.system();
        this.state = new ClassState(system);
        this.beans = new BeanAccess(system, state, service.accessibility());
    }

    /** Returns how values are copied; empty if there is an {@link #obstacle}. */
    public Optional<ValueCopy> copy(TypeMirror type) {
        Optional<ValueCopy> copy = copy(type, "its result");
        if (copy.isPresent()) {
            named.forEach(service.warnings()::use);
            used.forEach(service.warnings()::use);
        }
        return copy;
    }

    /** Returns why values are not copied, as a clause. */
    public String obstacle() {
        return obstacle;
    }

    private Optional<ValueCopy> copy(TypeMirror type, String where) {
        TypeName name = TypeName.get(type);
        if (immutable.computeIfAbsent(name, asked -> isImmutable(type))) {
            return Optional.of(new ValueCopy.Same(name));
        }
        if (!service.accessibility().canName(type)) {
            return refuse(type, where, "which the generated class cannot name");
        }
        if (type instanceof ArrayType array) {
            return array(array, name, where);
        }
        if (type.getKind() != TypeKind.DECLARED || system.isRaw(type)) {
            return refuse(type, where, "which does not tell what it holds");
        }
        DeclaredType declared = (DeclaredType) type;
        TypeElement element = (TypeElement) declared.asElement();
        String container = CONTAINERS.get(element.getQualifiedName().toString());
        if (container != null) {
            return contents(declared, name, container, where);
        }
        if (DATES.contains(element.getQualifiedName().toString())) {
            return Optional.of(new ValueCopy.Clone(name, false));
        }
        if (JdkTypes.isOfTheJdk(element)) {
            return refuse(type, where, "which Larder does not copy");
        }
        return object(declared, element, name, where);
    }

    private Optional<ValueCopy> array(ArrayType array, TypeName name, String where) {
        if (!isImmutable(array.getComponentType())) {
            return refuse(array, where, "whose elements may change");
        }
        named.add(array);
        return Optional.of(new ValueCopy.Clone(name, true));
    }

    private Optional<ValueCopy> contents(DeclaredType type, TypeName name, String container, String where) {
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        if (container.equals("map") && !isImmutable(arguments.get(0))) {
            return refuse(type, where, "whose keys may change");
        }
        return copy(arguments.get(arguments.size() - 1), "the content of " + TypeSystem.display(type))
                .map(copy -> new ValueCopy.Contents(name, container, copy));
    }

    private Optional<ValueCopy> object(DeclaredType type, TypeElement element, TypeName name, String where) {
        boolean record = element.getKind() == ElementKind.RECORD;
        if (!record && element.getKind() != ElementKind.CLASS) {
            return refuse(type, where, "which does not tell the class of its objects");
        }
        if (jackson.mayGiveAnother(element)) {
            return refuse(type, where, "whose annotations tell Jackson how to read it");
        }
        if (!visited.add(name)) {
            return Optional.of(new ValueCopy.Repeated(name));
        }
        if (visited.size() > MAX_TYPES) {
            return refuse("there are more than " + MAX_TYPES + " types in its result");
        }
        named.add(type);
        return record ? ofRecord(type, element, name) : ofBean(type, element, name);
    }

    private Optional<ValueCopy> ofRecord(DeclaredType type, TypeElement element, TypeName name) {
        List<Property> components = state.of(type);
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                .filter(constructor -> constructor.getParameters().size() == components.size())
                .toList();
        if (constructors.size() != 1) {
            return refuse(TypeSystem.display(type) + " has another constructor of as many parameters as components");
        }
        used.addAll(constructors);
        ElementFilter.recordComponentsIn(element.getEnclosedElements())
                .forEach(component -> used.add(component.getAccessor()));
        List<ValueCopy.Property> copies = new ArrayList<>();
        for (Property component : components) {
            Optional<ValueCopy> copy = property(type, component);
            if (copy.isEmpty()) {
                return copy;
            }
            copies.add(new ValueCopy.Property(component.name(), Optional.empty(), copy.get()));
        }
        return Optional.of(new ValueCopy.OfRecord(name, copies));
    }

    private Optional<ValueCopy> ofBean(DeclaredType type, TypeElement element, TypeName name) {
        BeanAccess.Found access = beans.of(type);
        if (access.obstacle().isPresent()) {
            return refuse(TypeSystem.display(type) + " " + access.obstacle().get());
        }
        used.addAll(access.used());
        List<ValueCopy.Property> copies = new ArrayList<>();
        for (BeanAccess.Part part : access.parts()) {
            Optional<ValueCopy> copy = property(type, part.property());
            if (copy.isEmpty()) {
                return copy;
            }
            copies.add(new ValueCopy.Property(part.property().name(), part.accessors(), copy.get()));
        }
        return Optional.of(new ValueCopy.OfBean(name, element.getModifiers().contains(Modifier.FINAL), copies));
    }

    private Optional<ValueCopy> property(DeclaredType owner, Property property) {
        String where = "'" + property.name() + "' of " + TypeSystem.display(owner);
        return jackson.mayGiveAnother(property)
                ? refuse(property.type(), where, "whose annotations tell Jackson how to read it")
                : copy(property.type(), where);
    }

    private boolean isImmutable(TypeMirror type) {
        return new Immutability(system).holds(type);
    }

    private Optional<ValueCopy> refuse(TypeMirror type, String where, String reason) {
        return refuse(where + " is " + TypeSystem.display(type) + ", " + reason);
    }

    private Optional<ValueCopy> refuse(String clause) {
        obstacle = clause;
        return Optional.empty();
    }
}
