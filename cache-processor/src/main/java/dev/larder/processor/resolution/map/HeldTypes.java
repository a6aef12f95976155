package dev.larder.processor.resolution.map;

import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ArrayTypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.ParameterizedTypeName;
import dev.larder.processor.model.TypeName.WildcardTypeName;
import dev.larder.processor.model.map.MappedType;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Finds the class whose data a type holds: the {@code User} of {@code Optional<User>} or {@code Page<User>}. */
final class HeldTypes {

    private static final Set<String> MANY =
            Set.of("java.lang.Iterable", "java.util.Map", "java.util.stream.BaseStream");

    /** Names of other libraries' generic types that hold many values of one type. */
    private static final Pattern MANY_BY_NAME =
            Pattern.compile("(Page|List|Slice|Set|Seq|Table|Cursor|Collection|Results|Window)(?![a-z])");

    private final TypeSystem system;
    private final Map<String, Boolean> many = new HashMap<>();
    private final Map<String, MappedType> known = new HashMap<>();

    HeldTypes(TypeSystem system) {
        this.system = system;
    }

    MappedType of(TypeName type) {
        return known.computeIfAbsent(type.toString(), text -> {
            Held held = held(type, false);
            return new MappedType(text, held.entity(), held.many());
        });
    }

    private record Held(String entity, boolean many) {}

    private Held held(TypeName type, boolean many) {
        if (type instanceof ArrayTypeName array) {
            return held(array.componentType(), true);
        }
        if (type instanceof WildcardTypeName wildcard) {
            return held(wildcard.upperBound(), many);
        }
        if (type instanceof ParameterizedTypeName parameterized) {
            List<TypeName> arguments = parameterized.typeArguments();
            boolean holdsMany = holdsMany(parameterized.rawType());
            return held(arguments.get(arguments.size() - 1), many || holdsMany);
        }
        return new Held(type instanceof ClassName name && isEntity(name) ? name.canonicalName() : "", many);
    }

    private boolean holdsMany(ClassName type) {
        return many.computeIfAbsent(type.canonicalName(), name -> {
            TypeElement element = system.elements().getTypeElement(name);
            return MANY_BY_NAME.matcher(type.simpleName()).find()
                    || (element != null
                            && system.supertypeNames(element.asType()).stream().anyMatch(MANY::contains));
        });
    }

    /** Returns whether a class is data of the application. A type variable may be anything. */
    private boolean isEntity(ClassName type) {
        if (type.packageName().startsWith("java.") || type.packageName().equals("java")) {
            return false;
        }
        TypeElement element = system.elements().getTypeElement(type.canonicalName());
        return element != null && element.getKind() != ElementKind.ENUM;
    }
}
