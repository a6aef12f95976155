package dev.larder.processor.resolution.value;

import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ArrayTypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.ParameterizedTypeName;
import dev.larder.processor.model.TypeName.WildcardTypeName;
import dev.larder.processor.model.map.ValueShape;
import dev.larder.processor.resolution.type.TypeSystem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Describes the classes of which stored values consist: which there are, and with which properties. */
public final class ValueShapes {

    private static final int DIGITS = 12;

    private final TypeSystem system;
    private final ClassState state;
    private final JacksonAnnotations jackson = new JacksonAnnotations();
    private final Map<String, Described> described = new HashMap<>();
    private final Map<String, ValueShape> shapes = new HashMap<>();

    public ValueShapes(TypeSystem system) {
        this.system = system;
        this.state = new ClassState(system);
    }

    /** Returns the shape of a type. */
    public ValueShape of(TypeName type) {
        return shapes.computeIfAbsent(type.toString(), text -> find(type));
    }

    /** A class in words, and the types of its properties. */
    private record Described(String binaryName, String text, List<TypeName> parts) {}

    private ValueShape find(TypeName type) {
        Map<String, String> texts = new TreeMap<>();
        Deque<TypeName> pending = new ArrayDeque<>(List.of(type));
        while (!pending.isEmpty()) {
            TypeName next = pending.remove();
            if (next instanceof ArrayTypeName array) {
                pending.add(array.componentType());
            } else if (next instanceof WildcardTypeName wildcard) {
                pending.add(wildcard.upperBound());
            } else if (next instanceof ParameterizedTypeName parameterized) {
                pending.add(parameterized.rawType());
                pending.addAll(parameterized.typeArguments());
            } else if (next instanceof ClassName name && !isOfTheJdk(name)) {
                Described known = describe(name);
                if (texts.put(known.binaryName(), known.text()) == null) {
                    pending.addAll(known.parts());
                }
            }
        }
        return new ValueShape(digest(type + "\n" + String.join("\n", texts.values())), List.copyOf(texts.keySet()));
    }

    private static boolean isOfTheJdk(ClassName name) {
        return name.packageName().startsWith("java.") || name.packageName().startsWith("jdk.");
    }

    private Described describe(ClassName name) {
        Described known = described.get(name.canonicalName());
        if (known == null) {
            TypeElement element = system.elements().getTypeElement(name.canonicalName());
            known = element == null
                    ? new Described(name.reflectionName(), name.reflectionName(), List.of())
                    : describe(name, element);
            described.put(name.canonicalName(), known);
        }
        return known;
    }

    private Described describe(ClassName name, TypeElement element) {
        if (element.getKind() == ElementKind.ENUM) {
            String constants = element.getEnclosedElements().stream()
                    .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                    .map(Element::getSimpleName)
                    .collect(Collectors.joining(","));
            return new Described(name.reflectionName(), name.reflectionName() + "{" + constants + "}", List.of());
        }
        List<Property> properties = state.of((DeclaredType) element.asType());
        String text = properties.stream()
                .map(property -> jackson.nameOf(property) + ":" + TypeName.get(property.type()))
                .sorted()
                .collect(Collectors.joining(";", name.reflectionName() + "{", "}"));
        List<TypeName> parts = new ArrayList<>();
        properties.forEach(property -> parts.add(TypeName.get(property.type())));
        properties.forEach(property -> addAll(parts, jackson.helpers(property.places())));
        addAll(parts, jackson.helpers(List.of(element)));
        addAll(parts, jackson.implementations(element));
        if (element.getSuperclass() instanceof DeclaredType above) {
            parts.add(TypeName.get(above));
        }
        return new Described(name.reflectionName(), text, parts);
    }

    private static void addAll(List<TypeName> parts, List<? extends TypeMirror> types) {
        types.forEach(type -> parts.add(TypeName.get(type)));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
