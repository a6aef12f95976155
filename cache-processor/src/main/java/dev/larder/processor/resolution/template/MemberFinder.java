package dev.larder.processor.resolution.template;

import dev.larder.processor.resolution.type.Accessibility;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the member that a name in a path means: {@code name()}, {@code getName()}, {@code isName()} or a field, in this
 * order.
 */
final class MemberFinder {

    private final TypeSystem system;
    private final Accessibility accessibility;

    MemberFinder(TypeSystem system, Accessibility accessibility) {
        this.system = system;
        this.accessibility = accessibility;
    }

    Optional<Member> find(TypeMirror owner, String name) {
        for (TypeMirror bound : system.bounds(owner)) {
            if (bound instanceof DeclaredType declared) {
                List<String> spellings = spellings(name);
                List<Element> members = readable(declared, spellings::contains);
                Optional<Member> found = spellings.stream()
                        .flatMap(spelling -> members.stream()
                                .filter(member -> member instanceof ExecutableElement
                                        && member.getSimpleName().contentEquals(spelling)))
                        .findFirst()
                        .or(() -> members.stream()
                                .filter(member -> member.getKind() == ElementKind.FIELD
                                        && member.getSimpleName().contentEquals(name))
                                .findFirst())
                        .map(member -> member(declared, member));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the names that a path could use on a type. A getter counts by the name of its property. */
    Collection<String> namesIn(TypeMirror owner) {
        Set<String> names = new LinkedHashSet<>();
        for (TypeMirror bound : system.bounds(owner)) {
            if (bound instanceof DeclaredType declared) {
                readable(declared, name -> true).forEach(member -> names.add(propertyName(member)));
            }
        }
        return names;
    }

    private Member member(DeclaredType owner, Element element) {
        TypeMirror type = system.types().asMemberOf(owner, element);
        if (type instanceof ExecutableType method) {
            List<TypeMirror> checked = method.getThrownTypes().stream()
                    .filter(system::isChecked)
                    .map(TypeMirror.class::cast)
                    .toList();
            return new Member(element, method.getReturnType(), checked);
        }
        return new Member(element, type, List.of());
    }

    private List<Element> readable(DeclaredType owner, Predicate<String> named) {
        return system.elements().getAllMembers((TypeElement) owner.asElement()).stream()
                .filter(member -> named.test(member.getSimpleName().toString()))
                .filter(this::isReadable)
                .map(Element.class::cast)
                .toList();
    }

    private boolean isReadable(Element member) {
        if (member.getModifiers().contains(Modifier.STATIC) || !accessibility.canUse(member)) {
            return false;
        }
        if (member instanceof ExecutableElement method) {
            return method.getKind() == ElementKind.METHOD
                    && method.getParameters().isEmpty()
                    && method.getTypeParameters().isEmpty()
                    && method.getReturnType().getKind() != TypeKind.VOID
                    && !isOfObject(method);
        }
        return member.getKind() == ElementKind.FIELD;
    }

    /** Returns whether a method belongs to {@code Object}: an identity hash is not a property. */
    private static boolean isOfObject(ExecutableElement method) {
        return method.getEnclosingElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals("java.lang.Object");
    }

    private static List<String> spellings(String name) {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return List.of(name, "get" + capital, "is" + capital);
    }

    private static String propertyName(Element member) {
        String name = member.getSimpleName().toString();
        String property = name.replaceFirst("^(get|is)(?=\\p{Lu})", "");
        return property.equals(name) ? name : property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
    }
}
