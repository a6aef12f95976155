package dev.larder.processor.resolution.template;

import dev.larder.processor.model.TextShape;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Knows the types with a stable text: it is the same in every process, and different values have different texts. */
final class StableText {

    private static final TextShape ANY = new TextShape.Any();

    private static final Map<String, TextShape> SHAPES = Map.of(
            "java.lang.String", ANY,
            "java.lang.Enum", ANY,
            "java.util.UUID", TextShape.Form.UUID,
            "java.math.BigInteger", TextShape.Form.INTEGER,
            "java.math.BigDecimal", TextShape.Form.DECIMAL,
            "java.net.URI", ANY,
            "java.util.Locale", ANY);

    /** The types of {@code java.time} without its clocks. */
    private static final Set<String> TIMES = Set.of(
            "Duration",
            "Instant",
            "LocalDate",
            "LocalDateTime",
            "LocalTime",
            "MonthDay",
            "OffsetDateTime",
            "OffsetTime",
            "Period",
            "Year",
            "YearMonth",
            "ZonedDateTime",
            "ZoneId",
            "ZoneOffset");

    private final TypeSystem system;

    StableText(TypeSystem system) {
        this.system = system;
    }

    /** Returns the shape of a type's text in a key; empty if that text is not stable. */
    Optional<TextShape> shapeOf(TypeMirror type) {
        Optional<TypeMirror> inside = system.insideOptional(type);
        if (inside.isPresent()) {
            return system.insideOptional(inside.get()).isPresent() ? Optional.empty() : shapeOf(inside.get());
        }
        return system.bounds(type).stream()
                .flatMap(bound -> shapeOfClass(bound).stream())
                .findFirst();
    }

    private Optional<TextShape> shapeOfClass(TypeMirror type) {
        // The name first: that a type is no box is known by an exception only.
        String name = system.nameOf(type);
        if (SHAPES.containsKey(name)) {
            return Optional.of(SHAPES.get(name));
        }
        Optional<PrimitiveType> primitive = unboxed(type);
        if (primitive.isPresent()) {
            return Optional.of(shapeOfPrimitive(primitive.get().getKind()));
        }
        Optional<TypeElement> element = system.elementOf(type);
        if (element.isPresent() && element.get().getKind() == ElementKind.ENUM) {
            return Optional.of(new TextShape.OneOf(constants(element.get())));
        }
        boolean time = name.startsWith("java.time.") && TIMES.contains(name.substring("java.time.".length()));
        return time ? Optional.of(ANY) : Optional.empty();
    }

    private Optional<PrimitiveType> unboxed(TypeMirror type) {
        if (type instanceof PrimitiveType primitive) {
            return Optional.of(primitive);
        }
        try {
            return Optional.of(system.types().unboxedType(type));
        } catch (IllegalArgumentException notABox) {
            return Optional.empty();
        }
    }

    private static TextShape shapeOfPrimitive(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> new TextShape.OneOf(Set.of("true", "false"));
            case BYTE, SHORT, INT, LONG -> TextShape.Form.INTEGER;
            case FLOAT, DOUBLE -> TextShape.Form.DECIMAL;
            default -> ANY;
        };
    }

    private static Set<String> constants(TypeElement element) {
        return element.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .map(Element::getSimpleName)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }
}
