package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.databind.JavaType;
import dev.larder.runtime.jackson.form.KnownTypes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes whose objects refer to each other both ways, such as a parent to its children and each child to its parent: JSON
 * has no end for them. A class that refers to itself one way, as a tree or a list does, is fine.
 */
public final class Cycles {

    private Cycles() {}

    /**
     * Returns what goes in circles.
     *
     * @param properties those of the type; {@code null} for one of a form of its own
     */
    public static Optional<String> fault(JavaType type, Map<String, @Nullable JavaType> properties) {
        for (Map.Entry<String, @Nullable JavaType> property : properties.entrySet()) {
            JavaType children = property.getValue();
            if (children == null || !children.isContainerType()) {
                continue;
            }
            JavaType child = innermost(children);
            if (child.isAbstract() || child.isPrimitive() || KnownTypes.isOfTheJdk(child.getRawClass())) {
                continue;
            }
            Optional<Field> back = back(child.getRawClass(), type.getRawClass());
            if (back.isPresent()) {
                return Optional.of("'" + property.getKey() + "' holds objects whose '"
                        + back.get().getName() + "' leads back, and JSON has no end for that; make '"
                        + back.get().getName() + "' of " + child.getRawClass().getSimpleName()
                        + " transient, or return a record without it");
            }
        }
        return Optional.empty();
    }

    private static JavaType innermost(JavaType type) {
        JavaType inner = type;
        while (inner.isContainerType() || inner.isReferenceType()) {
            inner = inner.getContentType();
        }
        return inner;
    }

    /** Objects that are complete when they are made cannot refer to each other both ways. */
    private static Optional<Field> back(Class<?> child, Class<?> parent) {
        if (child.isRecord() || Modifier.isAbstract(parent.getModifiers())) {
            return Optional.empty();
        }
        return ClassState.of(child).fields().values().stream()
                .filter(field -> field.getType() == parent && !Modifier.isFinal(field.getModifiers()))
                .findFirst();
    }
}
