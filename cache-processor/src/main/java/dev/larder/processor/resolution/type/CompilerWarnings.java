package dev.larder.processor.resolution.type;

import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Collects the warnings that a generated class can't avoid, because what it implements or calls would bring them. */
public final class CompilerWarnings {

    private final TypeSystem system;
    private final Set<String> names = new TreeSet<>();

    public CompilerWarnings(TypeSystem system) {
        this.system = system;
    }

    /** Takes note that the class names or calls the element, or overrides it. */
    public void use(Element element) {
        if (system.elements().isDeprecated(element)) {
            names.add(isForRemoval(element) ? "removal" : "deprecation");
        }
    }

    /** Takes note that the class spells the type. */
    public void use(TypeMirror type) {
        if (system.isRaw(type)) {
            names.add("rawtypes");
        }
        system.elementOf(type).ifPresent(this::use);
        if (type instanceof ArrayType array) {
            use(array.getComponentType());
        } else if (type instanceof DeclaredType declared) {
            declared.getTypeArguments().stream()
                    .filter(argument -> argument.getKind() == TypeKind.DECLARED || argument.getKind() == TypeKind.ARRAY)
                    .forEach(this::use);
        }
    }

    /** Takes note that the class declares a parameter with an ellipsis of this type. */
    public void useEllipsis(TypeMirror component) {
        boolean generic = component instanceof TypeVariable
                || (component instanceof DeclaredType declared
                        && declared.getTypeArguments().stream().anyMatch(argument -> !isUnboundedWildcard(argument)));
        if (generic) {
            names.add("unchecked");
        }
    }

    /** The names for {@code @SuppressWarnings}, sorted. */
    public Set<String> names() {
        return new TreeSet<>(names);
    }

    private static boolean isUnboundedWildcard(TypeMirror argument) {
        return argument.toString().equals("?");
    }

    private static boolean isForRemoval(Element element) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            for (AnnotationValue value : mirror.getElementValues().values()) {
                if (mirror.getAnnotationType().toString().equals("java.lang.Deprecated")
                        && Boolean.TRUE.equals(value.getValue())) {
                    return true;
                }
            }
        }
        return false;
    }
}
