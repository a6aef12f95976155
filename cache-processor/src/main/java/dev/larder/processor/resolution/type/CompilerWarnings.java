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

/** Collects the compiler warnings that a generated class can't avoid, since its service or its calls cause them. */
public final class CompilerWarnings {

    private final TypeSystem system;
    private final Set<String> names = new TreeSet<>();

    public CompilerWarnings(TypeSystem system) {
        this.system = system;
    }

    /** Notes that the class names, calls or overrides an element. */
    public void use(Element element) {
        if (system.elements().isDeprecated(element)) {
            names.add(isForRemoval(element) ? "removal" : "deprecation");
        }
    }

    /** Notes that the class names a type. */
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

    /** Notes that the class declares a parameter with an ellipsis of a type. */
    public void useEllipsis(TypeMirror component) {
        boolean generic = component instanceof TypeVariable
                || (component instanceof DeclaredType declared
                        && declared.getTypeArguments().stream().anyMatch(argument -> !isUnboundedWildcard(argument)));
        if (generic) {
            names.add("unchecked");
        }
    }

    /** Returns the names for {@code @SuppressWarnings}, sorted. */
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
