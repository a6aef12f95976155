package dev.larder.processor.resolution.lint;

import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.PathStep;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.ValuePath;
import dev.larder.processor.model.map.MappedKey;
import dev.larder.processor.model.map.MappedMethod;
import dev.larder.processor.model.map.MappedParameter;
import dev.larder.processor.model.map.MappedType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the pattern by which a method would evict a key: with what the method knows in place of the key's placeholders, and
 * {@code *} in place of what it does not know.
 */
final class ProposedPattern {

    private static final Set<String> OF_ITS_OWNER =
            Set.of("code", "id", "key", "name", "number", "text", "title", "uuid", "value");

    private final PropertyNames properties;

    ProposedPattern(PropertyNames properties) {
        this.properties = properties;
    }

    /** Returns the pattern of a method for a key. */
    String of(MappedKey key, MappedMethod method) {
        EntityName entity = EntityName.of(key.value().entityName());
        return key.template().segments().stream()
                .map(segment -> segment instanceof KeySegment.Placeholder placeholder
                        ? known(placeholder, entity, method)
                                .map(path -> "{" + path + "}")
                                .orElse("*")
                        : segment.text())
                .collect(Collectors.joining(":"));
    }

    /** Returns the path from a parameter or the result to the value of a placeholder; empty if there is none. */
    private Optional<String> known(KeySegment.Placeholder placeholder, EntityName entity, MappedMethod method) {
        if (placeholder.digest()) {
            return Optional.empty();
        }
        String hole = isOfAnother(placeholder, entity) ? qualifiedName(placeholder) : name(placeholder);
        return method.parameters().stream()
                .filter(parameter -> isItself(placeholder, entity, parameter))
                .findFirst()
                .map(parameter ->
                        isRoot(placeholder, parameter) ? placeholder.path().text() : parameter.name())
                .or(() -> method.parameters().stream()
                        .filter(parameter -> !OF_ITS_OWNER.contains(hole) || isOf(parameter.type(), entity))
                        .flatMap(parameter -> within(parameter.name(), hole, parameter.type()).stream())
                        .findFirst())
                .or(() -> within("result", hole, method.result()));
    }

    private static boolean isOf(MappedType type, EntityName entity) {
        return type.holdsEntity() && EntityName.of(type.entityName()).isAkinTo(entity);
    }

    /**
     * Returns whether a parameter holds the value of a placeholder, or several of them, by its name and type. Its name may say of
     * what it is the id, as {@code userId} does. The value may be within the parameter, as of a class for ids.
     */
    static boolean isItself(KeySegment.Placeholder placeholder, EntityName entity, MappedParameter parameter) {
        if (isRoot(placeholder, parameter)) {
            return true;
        }
        String name = entity.unqualified(parameter.name());
        String type = parameter.type().text();
        String hole = entity.unqualified(name(placeholder));
        String wanted = box(type(placeholder));
        boolean one = name.equals(hole) && box(type).equals(wanted);
        boolean several = (name.equals(hole + "s") || name.equals(hole)) && isSeveral(type, wanted);
        return one || several;
    }

    /** Returns whether a parameter has name and type of the one from which a placeholder's path leads. */
    private static boolean isRoot(KeySegment.Placeholder placeholder, MappedParameter parameter) {
        ValuePath path = placeholder.path();
        return !path.steps().isEmpty()
                && path.elements().isEmpty()
                && !path.fromResult()
                && path.root().equals(parameter.name())
                && path.rootType().toString().equals(parameter.type().text());
    }

    /** Returns whether a placeholder's name says only together with its owner what it is, as the name of a group of users. */
    private static boolean isOfAnother(KeySegment.Placeholder placeholder, EntityName entity) {
        ValuePath path = placeholder.path();
        return !path.steps().isEmpty()
                && OF_ITS_OWNER.contains(name(placeholder))
                && path.rootType() instanceof ClassName owner
                && !owner.packageName().startsWith("java.")
                && !EntityName.of(owner.simpleName()).isAkinTo(entity);
    }

    private static String qualifiedName(KeySegment.Placeholder placeholder) {
        String name = name(placeholder);
        return placeholder.path().variable() + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static boolean isSeveral(String type, String element) {
        return type.endsWith("<" + element + ">")
                || (type.endsWith("[]")
                        && box(type.substring(0, type.length() - 2)).equals(element));
    }

    private Optional<String> within(String root, String hole, MappedType type) {
        Set<String> names = type.holdsEntity() ? properties.of(type.entity()) : Set.of();
        return List.of(hole, EntityName.of(type.entityName()).unqualified(hole)).stream()
                .filter(names::contains)
                .findFirst()
                .map(name -> root + "." + name);
    }

    /** Returns the last name of a placeholder's path; of the elements of a collection, the name of one element. */
    static String name(KeySegment.Placeholder placeholder) {
        ValuePath path = placeholder.path();
        String text = path.text();
        return text.contains(".") ? text.substring(text.lastIndexOf('.') + 1) : path.variable();
    }

    private static String type(KeySegment.Placeholder placeholder) {
        ValuePath path = placeholder.path();
        List<PathStep> steps = path.steps();
        TypeName type = steps.isEmpty()
                ? path.elements().map(elements -> elements.type()).orElse(path.rootType())
                : steps.get(steps.size() - 1).type();
        return type.toString();
    }

    private static String box(String type) {
        return switch (type) {
            case "boolean" -> "java.lang.Boolean";
            case "byte" -> "java.lang.Byte";
            case "char" -> "java.lang.Character";
            case "double" -> "java.lang.Double";
            case "float" -> "java.lang.Float";
            case "int" -> "java.lang.Integer";
            case "long" -> "java.lang.Long";
            case "short" -> "java.lang.Short";
            default -> type;
        };
    }
}
