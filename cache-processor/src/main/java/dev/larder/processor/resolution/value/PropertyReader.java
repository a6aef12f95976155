package dev.larder.processor.resolution.value;

import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * Finds the properties of a class by Jackson's defaults: the components of a record; of another class the fields that are
 * public or have a getter. Properties that Jackson's annotations exclude, or give a form of their own, are left out.
 */
final class PropertyReader {

    private final TypeSystem system;
    private final JacksonAnnotations jackson;

    PropertyReader(TypeSystem system, JacksonAnnotations jackson) {
        this.system = system;
        this.jackson = jackson;
    }

    List<Property> read(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        return element.getKind() == ElementKind.RECORD ? components(type, element) : fields(type, element);
    }

    private List<Property> components(DeclaredType type, TypeElement element) {
        List<Property> properties = new ArrayList<>();
        for (RecordComponentElement component : ElementFilter.recordComponentsIn(element.getEnclosedElements())) {
            ExecutableElement accessor = component.getAccessor();
            if (Stream.concat(
                            Stream.of(component, accessor),
                            field(element, component.getSimpleName().toString()).stream())
                    .noneMatch(jackson::decidesForm)) {
                properties.add(new Property(
                        component.getSimpleName().toString(),
                        system.memberOf(type, accessor).getReturnType()));
            }
        }
        return properties;
    }

    private List<Property> fields(DeclaredType type, TypeElement element) {
        List<Property> properties = new ArrayList<>();
        List<? extends Element> members = system.elements().getAllMembers(element);
        Set<String> getters = ElementFilter.methodsIn(members).stream()
                .filter(method -> method.getModifiers().contains(Modifier.PUBLIC)
                        && method.getParameters().isEmpty()
                        && !jackson.decidesForm(method))
                .map(method -> method.getSimpleName().toString())
                .collect(Collectors.toSet());
        for (VariableElement field : allFields(element)) {
            String name = field.getSimpleName().toString();
            String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            boolean visible = field.getModifiers().contains(Modifier.PUBLIC)
                    || getters.contains("get" + capital)
                    || getters.contains("is" + capital);
            if (visible && isProperty(field)) {
                TypeMirror fieldType = system.types().asMemberOf(type, field);
                properties.add(new Property(name, fieldType));
            }
        }
        return properties;
    }

    private boolean isProperty(VariableElement field) {
        return !field.getModifiers().contains(Modifier.STATIC)
                && !field.getModifiers().contains(Modifier.TRANSIENT)
                && !jackson.decidesForm(field);
    }

    /** The class' fields and those of its superclasses, private ones too, up to the first class of the JDK. */
    private List<VariableElement> allFields(TypeElement element) {
        List<VariableElement> fields = new ArrayList<>();
        Optional<TypeElement> next = Optional.of(element);
        while (next.isPresent() && !next.get().getQualifiedName().toString().startsWith("java.")) {
            fields.addAll(0, ElementFilter.fieldsIn(next.get().getEnclosedElements()));
            next = system.elementOf(next.get().getSuperclass());
        }
        return fields;
    }

    private static Optional<VariableElement> field(TypeElement element, String name) {
        return ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(name))
                .findFirst();
    }
}
