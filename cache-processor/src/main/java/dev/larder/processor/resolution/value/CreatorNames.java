package dev.larder.processor.resolution.value;

import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Compares the names by which an annotated creator takes the parts of a value with those under which they are written. The codec
 * refuses a class at start where they differ.
 */
final class CreatorNames {

    private final TypeSystem system;
    private final JacksonAnnotations jackson;
    private final ClassState state;

    CreatorNames(TypeSystem system, JacksonAnnotations jackson, ClassState state) {
        this.system = system;
        this.jackson = jackson;
        this.state = state;
    }

    /** Returns what a creator takes that nothing writes, as a clause; empty if there is no such thing. */
    Optional<String> obstacle(DeclaredType type, TypeElement element, ExecutableElement creator) {
        if (jackson.hasNaming(element)) {
            return Optional.empty();
        }
        List<Property> properties = state.of(type);
        if (takesOneValue(creator, properties)) {
            boolean known = jackson.value(element).isPresent() || isBean(creator);
            return known
                    ? Optional.empty()
                    : Optional.of("its creator takes a value that nothing writes; mark that value by @JsonValue");
        }
        Set<String> getters = jackson.isJsonCreator(creator) ? getters(element) : Set.of();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < creator.getParameters().size(); i++) {
            if (!isWritten(creator, i, properties, getters)) {
                unknown.add("'" + jackson.parameterName(creator, i) + "'");
            }
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("its creator takes " + String.join(", ", unknown)
                        + ", for which there is no field or getter of that name");
    }

    /** Returns whether all parameters of a constructor have annotations with names of properties. */
    boolean namesItsState(DeclaredType type, ExecutableElement constructor) {
        List<Property> properties = state.of(type);
        return IntStream.range(0, constructor.getParameters().size())
                .allMatch(i -> jackson.hasName(constructor.getParameters().get(i))
                        && isWritten(constructor, i, properties, Set.of()));
    }

    private boolean isWritten(ExecutableElement creator, int index, List<Property> properties, Set<String> getters) {
        VariableElement parameter = creator.getParameters().get(index);
        String name = jackson.parameterName(creator, index);
        boolean named = jackson.nameOf(parameter).isPresent();
        String declared = parameter.getSimpleName().toString();
        return getters.contains(name)
                || properties.stream()
                        .anyMatch(property -> jackson.explicitNameOf(property)
                                .map(explicit -> explicit.equals(name)
                                        || (!named && List.of(name, declared).contains(property.name())))
                                .orElseGet(() -> List.of(name, declared).contains(property.name())));
    }

    /** Returns whether a creator takes a single value instead of properties. */
    private boolean takesOneValue(ExecutableElement creator, List<Property> properties) {
        if (creator.getParameters().size() != 1 || jackson.mode(creator).equals("PROPERTIES")) {
            return false;
        }
        return !jackson.hasName(creator.getParameters().get(0)) && !isWritten(creator, 0, properties, Set.of());
    }

    /** Returns whether a creator takes an object of a class that says itself what it reads. */
    private boolean isBean(ExecutableElement creator) {
        List<? extends VariableElement> parameters = creator.getParameters();
        TypeMirror type = parameters.isEmpty() ? null : parameters.get(0).asType();
        return type != null
                && system.elementOf(type).filter(JdkTypes::isOfTheJdk).isEmpty()
                && type.getKind() == TypeKind.DECLARED;
    }

    /** Returns the names of the properties that the getters of a class answer. */
    private Set<String> getters(TypeElement element) {
        Set<String> names = new HashSet<>();
        for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
            if (method.getParameters().isEmpty()
                    && method.getReturnType().getKind() != TypeKind.VOID
                    && !method.getModifiers().contains(Modifier.STATIC)) {
                names.add(jackson.nameOf(method).orElseGet(() -> property(method)));
            }
        }
        return names;
    }

    private static String property(ExecutableElement getter) {
        String name = getter.getSimpleName().toString();
        String property = name.replaceFirst("^(get|is)(?=\\p{Lu})", "");
        return property.equals(name) ? name : property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
    }
}
