package dev.larder.processor.resolution.value;

import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Proves that values of a type never change, so that all callers can share one object.
 *
 * <p>Only records, enums, sealed interfaces and known types of the JDK are proven. Their declarations tell their whole state. The
 * fields of another class do not: class files for compilers may lack private ones, and a subclass may add some.
 */
public final class Immutability {

    private static final int MAX_TYPES = 2000;

    private final TypeSystem system;
    private final ClassState state;
    private final Set<String> visited = new HashSet<>();
    private final List<Gap> gaps = new ArrayList<>();
    private boolean brief;

    public Immutability(TypeSystem system) {
        this.system = system;
        this.state = new ClassState(system);
    }

    /**
     * A part of a type that keeps it from being proven.
     *
     * @param clause what the part is, such as {@code 'tags' of User is List<String>, which may change}
     * @param evident whether callers can change it, whatever the classes around it do
     */
    public record Gap(String clause, boolean evident) {}

    /** Returns the parts of a type that are not proven; none if the type is immutable. */
    public List<Gap> gaps(TypeMirror type, String where) {
        inspect(type, where, true);
        return List.copyOf(gaps);
    }

    /** Returns whether a type is proven, which ends at the first part that is not. */
    boolean holds(TypeMirror type) {
        brief = true;
        inspect(type, "", true);
        return gaps.isEmpty();
    }

    /** @param bare whether callers get the object of this type itself, and not what a record makes of it */
    private void inspect(TypeMirror type, String where, boolean bare) {
        if (type.getKind().isPrimitive() || (brief && !gaps.isEmpty())) {
            return;
        }
        if (type instanceof ArrayType) {
            add(type, where, true);
        } else if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            if (visited.size() >= MAX_TYPES) {
                add(type, where, false);
            } else if (visited.add(type.toString())) {
                inspect(declared, element, where, bare);
            }
        } else {
            add(type, where, false);
        }
    }

    private void inspect(DeclaredType type, TypeElement element, String where, boolean bare) {
        if (element.getKind() == ElementKind.ENUM || JdkTypes.isImmutable(element)) {
            return;
        }
        Optional<TypeMirror> inside = system.insideOptional(type);
        if (inside.isPresent()) {
            inspect(inside.get(), where, bare);
        } else if (JdkTypes.isOfTheJdk(element)) {
            add(type, where, JdkTypes.isMutable(element) || (bare && isContainer(type)));
        } else if (element.getKind() == ElementKind.RECORD) {
            state.of(type)
                    .forEach(component -> inspect(
                            component.type(), "'" + component.name() + "' of " + TypeSystem.display(type), false));
        } else if (element.getKind() == ElementKind.INTERFACE
                && element.getModifiers().contains(Modifier.SEALED)
                && !element.getPermittedSubclasses().isEmpty()) {
            element.getPermittedSubclasses()
                    .forEach(permitted -> inspect(permitted, "an implementation of " + element.getSimpleName(), bare));
        } else {
            Optional<String> mutator = mutator(element);
            gaps.add(new Gap(
                    where + " is " + TypeSystem.display(type) + ", which "
                            + mutator.map(name -> "has '" + name + "'").orElse("may change"),
                    mutator.isPresent()));
        }
    }

    private void add(TypeMirror type, String where, boolean evident) {
        gaps.add(new Gap(where + " is " + TypeSystem.display(type) + ", which may change", evident));
    }

    private boolean isContainer(DeclaredType type) {
        Set<String> names = system.supertypeNames(type);
        return names.contains("java.util.Collection") || names.contains("java.util.Map");
    }

    /** Returns the name of a public setter, or of a public field that is not final, of a class or of a superclass. */
    private Optional<String> mutator(TypeElement element) {
        for (TypeElement declaring : state.classes(element)) {
            for (Element member : declaring.getEnclosedElements()) {
                if (isPublic(member) && (isSetter(member) || isAssignable(member))) {
                    return Optional.of(member.getSimpleName().toString());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPublic(Element member) {
        return member.getModifiers().contains(Modifier.PUBLIC)
                && !member.getModifiers().contains(Modifier.STATIC);
    }

    private static boolean isSetter(Element member) {
        return member instanceof ExecutableElement method && BeanAccess.isSetter(method);
    }

    private static boolean isAssignable(Element member) {
        return member instanceof VariableElement && !member.getModifiers().contains(Modifier.FINAL);
    }
}
