package dev.larder.processor.resolution.value;

import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the state of a class, which is what the cache stores. Of a record it is the components. Of another class it is
 * the declared and inherited fields that are neither static nor transient. Annotations that hide a property from JSON
 * do not hide it from the cache.
 */
final class ClassState {

    private final TypeSystem system;

    ClassState(TypeSystem system) {
        this.system = system;
    }

    List<Property> of(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        return element.getKind() == ElementKind.RECORD ? components(type, element) : fields(type, element);
    }

    private List<Property> components(DeclaredType type, TypeElement record) {
        List<Property> properties = new ArrayList<>();
        for (RecordComponentElement component : ElementFilter.recordComponentsIn(record.getEnclosedElements())) {
            String name = component.getSimpleName().toString();
            TypeMirror componentType =
                    system.memberOf(type, component.getAccessor()).getReturnType();
            properties.add(new Property(name, componentType, record, places(record, name, component)));
        }
        return properties;
    }

    private List<Property> fields(DeclaredType type, TypeElement element) {
        List<Property> properties = new ArrayList<>();
        for (VariableElement field : allFields(element)) {
            if (!field.getModifiers().contains(Modifier.STATIC)
                    && !field.getModifiers().contains(Modifier.TRANSIENT)) {
                String name = field.getSimpleName().toString();
                TypeElement owner = TypeSystem.ownerOf(field);
                properties.add(
                        new Property(name, system.types().asMemberOf(type, field), owner, places(owner, name, field)));
            }
        }
        return properties;
    }

    /** Returns the fields of the class and its superclasses, private ones too, those of the furthest class first. */
    private List<VariableElement> allFields(TypeElement element) {
        List<VariableElement> fields = new ArrayList<>();
        for (TypeElement declaring : classes(element)) {
            fields.addAll(0, ElementFilter.fieldsIn(declaring.getEnclosedElements()));
        }
        return fields;
    }

    /** Returns the class and its superclasses, nearest first, without those of the JDK. */
    List<TypeElement> classes(TypeElement element) {
        List<TypeElement> classes = new ArrayList<>();
        Optional<TypeElement> next = Optional.of(element);
        while (next.isPresent() && !JdkTypes.isOfTheJdk(next.get())) {
            classes.add(next.get());
            next = system.elementOf(next.get().getSuperclass());
        }
        return classes;
    }

    /** Returns the places of a property's annotations: component, field, accessors and parameters of constructors. */
    private static List<Element> places(TypeElement owner, String name, Element declared) {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Set<String> methods = Set.of(name, "get" + capital, "is" + capital, "set" + capital);
        List<Element> places = new ArrayList<>(List.of(declared));
        for (Element member : owner.getEnclosedElements()) {
            boolean accessor = member instanceof ExecutableElement
                    && methods.contains(member.getSimpleName().toString());
            boolean field = member.getKind().isField() && member.getSimpleName().contentEquals(name);
            if ((accessor || field) && !places.contains(member)) {
                places.add(member);
            }
        }
        ElementFilter.constructorsIn(owner.getEnclosedElements()).stream()
                .flatMap(constructor -> Stream.of(constructor.getParameters().toArray(VariableElement[]::new)))
                .filter(parameter -> parameter.getSimpleName().contentEquals(name))
                .forEach(places::add);
        return places;
    }
}
