package dev.larder.processor.resolution.value;

import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.ValueCopy.Accessors;
import dev.larder.processor.resolution.type.Accessibility;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds what creates an object of a class and reads and writes all of its state: a constructor without parameters, and for each field
 * a getter and a setter, or the field itself.
 *
 * <p>A setter without a field makes the state uncertain: class files for compilers may lack private fields.
 */
final class BeanAccess {

    private final TypeSystem system;
    private final ClassState state;
    private final Accessibility accessibility;

    BeanAccess(TypeSystem system, ClassState state, Accessibility accessibility) {
        this.system = system;
        this.state = state;
        this.accessibility = accessibility;
    }

    /**
     * The parts of a bean.
     *
     * @param used the members that give access to them
     * @param obstacle what keeps the class from being such a bean, as the predicate of a clause; empty if it is one
     */
    record Found(List<Part> parts, List<Element> used, Optional<String> obstacle) {

        static Found refused(String obstacle) {
            return new Found(List.of(), List.of(), Optional.of(obstacle));
        }
    }

    /** A property, with the methods that read and write it; without them if the field is used itself. */
    record Part(Property property, Optional<Accessors> accessors) {}

    Found of(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        List<TypeElement> classes = state.classes(element);
        Optional<ExecutableElement> constructor = constructor(element);
        Optional<String> obstacle = obstacle(type, element, classes);
        if (obstacle.isPresent()) {
            return Found.refused(obstacle.get());
        }
        if (constructor.isEmpty()) {
            return Found.refused("has no constructor without parameters that the generated class can call");
        }
        List<Property> properties = state.of(type);
        return properties.isEmpty()
                ? Found.refused("has no fields that are known")
                : parts(type, methods(classes), properties, constructor.get());
    }

    private Optional<String> obstacle(DeclaredType type, TypeElement element, List<TypeElement> classes) {
        if (element.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.of("is abstract");
        }
        if (element.getNestingKind().isNested() && !element.getModifiers().contains(Modifier.STATIC)) {
            return Optional.of("is an inner class");
        }
        TypeMirror top = classes.get(classes.size() - 1).getSuperclass();
        if (!system.isA(top, "java.lang.Object")) {
            return Optional.of("extends " + TypeSystem.display(top));
        }
        // Lombok takes the constructor without parameters from some classes, and makes fields private or final.
        if (classes.stream().anyMatch(BeanAccess::isChangedByLombok)) {
            return Optional.of("is changed by Lombok");
        }
        Set<String> names = system.supertypeNames(type);
        if (names.contains("java.util.Collection") || names.contains("java.util.Map")) {
            return Optional.of("is a collection or map");
        }
        return classes.stream()
                .flatMap(declaring -> ElementFilter.fieldsIn(declaring.getEnclosedElements()).stream())
                .filter(field -> field.getModifiers().contains(Modifier.TRANSIENT) && !isStatic(field))
                .map(field -> "has the transient field '" + field.getSimpleName() + "'")
                .findFirst();
    }

    private Optional<ExecutableElement> constructor(TypeElement element) {
        return ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                .filter(constructor -> constructor.getParameters().isEmpty() && isUsable(constructor))
                .findFirst();
    }

    private Found parts(
            DeclaredType type,
            List<ExecutableElement> methods,
            List<Property> properties,
            ExecutableElement constructor) {
        Set<String> fields = new HashSet<>();
        List<Part> parts = new ArrayList<>();
        List<Element> used = new ArrayList<>(List.of(constructor));
        for (Property property : properties) {
            String capital = capital(property.name());
            if (!fields.add(capital)) {
                return Found.refused("has two fields '" + property.name() + "'");
            }
            VariableElement field = field(property);
            if (!field.getModifiers().contains(Modifier.FINAL) && accessibility.canUse(field)) {
                used.add(field);
                parts.add(new Part(property, Optional.empty()));
                continue;
            }
            Optional<ExecutableElement> getter = getter(type, methods, property, capital);
            Optional<ExecutableElement> setter = setter(type, methods, property, capital);
            if (getter.isEmpty() || setter.isEmpty()) {
                return Found.refused("has no " + (getter.isEmpty() ? "getter" : "setter") + " of '" + property.name()
                        + "' that the generated class can call");
            }
            used.addAll(List.of(getter.get(), setter.get()));
            parts.add(new Part(property, Optional.of(new Accessors(nameOf(getter.get()), nameOf(setter.get())))));
        }
        return methods.stream()
                .filter(method ->
                        isSetter(method) && !fields.contains(nameOf(method).substring(3)))
                .findFirst()
                .map(setter -> Found.refused("has '" + nameOf(setter) + "' but no such field"))
                .orElseGet(() -> new Found(parts, used, Optional.empty()));
    }

    private static VariableElement field(Property property) {
        return ElementFilter.fieldsIn(property.owner().getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(property.name()))
                .findFirst()
                .orElseThrow();
    }

    private Optional<ExecutableElement> getter(
            DeclaredType type, List<ExecutableElement> methods, Property property, String capital) {
        TypeName wanted = TypeName.get(property.type());
        return methods.stream()
                .filter(method -> method.getParameters().isEmpty()
                        && Set.of("get" + capital, "is" + capital).contains(nameOf(method)))
                .findFirst()
                .filter(method -> isUsable(method)
                        && TypeName.get(system.memberOf(type, method).getReturnType())
                                .equals(wanted));
    }

    /** Returns the setter; empty if there is another one for the same name, which the compiler might choose. */
    private Optional<ExecutableElement> setter(
            DeclaredType type, List<ExecutableElement> methods, Property property, String capital) {
        TypeName wanted = TypeName.get(property.type());
        List<ExecutableElement> setters = methods.stream()
                .filter(method -> isSetter(method) && nameOf(method).equals("set" + capital))
                .toList();
        boolean same = setters.stream()
                .allMatch(method -> TypeName.get(system.memberOf(type, method)
                                .getParameterTypes()
                                .get(0))
                        .equals(wanted));
        return setters.stream().filter(method -> same && isUsable(method)).findFirst();
    }

    /** Returns the methods of objects of some classes, those of the nearest class first. */
    private static List<ExecutableElement> methods(List<TypeElement> classes) {
        List<ExecutableElement> methods = new ArrayList<>();
        for (TypeElement declaring : classes) {
            ElementFilter.methodsIn(declaring.getEnclosedElements()).stream()
                    .filter(method -> !isStatic(method))
                    .forEach(methods::add);
        }
        return methods;
    }

    static boolean isSetter(ExecutableElement method) {
        return method.getParameters().size() == 1 && nameOf(method).matches("set\\p{Lu}.*");
    }

    private static boolean isChangedByLombok(TypeElement element) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().toString().startsWith("lombok."));
    }

    private static boolean isStatic(Element member) {
        return member.getModifiers().contains(Modifier.STATIC);
    }

    private boolean isUsable(ExecutableElement method) {
        return accessibility.canUse(method) && method.getThrownTypes().stream().noneMatch(system::isChecked);
    }

    private static String nameOf(ExecutableElement method) {
        return method.getSimpleName().toString();
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
