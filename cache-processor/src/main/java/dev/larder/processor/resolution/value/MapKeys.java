package dev.larder.processor.resolution.value;

import dev.larder.processor.resolution.type.TypeSystem;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Decides whether the keys of a map, which are texts in JSON, are read back unchanged. */
final class MapKeys {

    private static final Set<String> FACTORIES = Set.of("valueOf", "fromString");

    private final TypeSystem system;
    private final JacksonAnnotations jackson;
    private final JdkTypes jdk;

    MapKeys(TypeSystem system, JacksonAnnotations jackson, JdkTypes jdk) {
        this.system = system;
        this.jackson = jackson;
        this.jdk = jdk;
    }

    boolean areReadable(TypeMirror key) {
        TypeElement element = system.elementOf(key).orElse(null);
        // Object and Class are reported as types of values.
        if (element == null || system.isA(key, "java.lang.Object") || system.isA(key, "java.lang.Class")) {
            return true;
        }
        return element.getKind() == ElementKind.ENUM
                || jdk.isReadableKey(key)
                || jackson.hasDeserializer(List.of(element))
                || (!JdkTypes.isOfTheJdk(element) && isMadeOfText(element));
    }

    /**
     * Returns whether a class has a text of its own and can be created from it. Every record has a {@code toString} and
     * a constructor, so only a factory shows that the two belong together.
     */
    private boolean isMadeOfText(TypeElement type) {
        boolean record = type.getKind() == ElementKind.RECORD;
        boolean hasText = jackson.value(type).isPresent()
                || ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .anyMatch(method -> method.getSimpleName().contentEquals("toString")
                                && method.getParameters().isEmpty());
        boolean constructors = !record || jackson.value(type).isPresent();
        return (hasText || record)
                && type.getEnclosedElements().stream()
                        .filter(member -> constructors || member.getKind() != ElementKind.CONSTRUCTOR)
                        .anyMatch(this::takesText);
    }

    private boolean takesText(Element member) {
        boolean made = member.getKind() == ElementKind.CONSTRUCTOR
                || (member.getModifiers().contains(Modifier.STATIC)
                        && (FACTORIES.contains(member.getSimpleName().toString()) || jackson.isCreator(member)));
        return made
                && member instanceof ExecutableElement maker
                && maker.getParameters().size() == 1
                && system.isA(maker.getParameters().get(0).asType(), "java.lang.String");
    }
}
