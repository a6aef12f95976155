package dev.larder.processor.declaration;

import dev.larder.processor.model.Origin;
import dev.larder.processor.model.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the annotations of methods. An attribute that was not written has the default of its annotation type. */
final class AnnotationReader {

    /** The defaults of each annotation type, by the names of its attributes. */
    private final Map<Element, Map<String, AnnotationValue>> defaults = new HashMap<>();

    Optional<CachedDeclaration> cached(Element method) {
        return LarderAnnotation.CACHED.on(method).map(mirror -> {
            Values values = values(method, mirror);
            return new CachedDeclaration(
                    values.origin(),
                    values.text("key"),
                    values.text("ttl"),
                    values.text("nullTtl"),
                    values.text("jitter"),
                    values.text("refreshAfter"),
                    values.text("staleIfError"),
                    values.types("rethrow"),
                    values.text("softLoadDeadline"),
                    values.text("hardLoadDeadline"),
                    values.text("near"),
                    values.isTrue("nearShared"),
                    values.text("when"),
                    values.text("unless"),
                    values.text("by"),
                    values.texts("tags"),
                    values.flag("indexed"));
        });
    }

    Optional<UpdatesDeclaration> updates(Element method) {
        return LarderAnnotation.UPDATES.on(method).map(mirror -> {
            Values values = values(method, mirror);
            return new UpdatesDeclaration(
                    values.origin(),
                    values.text("key"),
                    values.text("ttl"),
                    values.text("jitter"),
                    values.text("staleIfError"),
                    values.text("when"),
                    values.text("unless"),
                    values.text("by"),
                    values.texts("tags"),
                    values.flag("indexed"));
        });
    }

    /** Returns the evictions, repeated ones out of their container. The origin names the inner annotation. */
    List<EvictsDeclaration> evicts(Element method) {
        List<EvictsDeclaration> declarations = new ArrayList<>();
        LarderAnnotation.EVICTS.on(method).ifPresent(mirror -> declarations.add(evicts(method, mirror)));
        LarderAnnotation.EVICTS_ALL.on(method).ifPresent(container -> {
            for (AnnotationValue inner : values(method, container).list("value")) {
                if (inner.getValue() instanceof AnnotationMirror mirror) {
                    declarations.add(evicts(method, mirror));
                }
            }
        });
        return declarations;
    }

    private EvictsDeclaration evicts(Element method, AnnotationMirror mirror) {
        Values values = values(method, mirror);
        return new EvictsDeclaration(
                values.origin(),
                values.texts("pattern"),
                values.texts("tags"),
                values.constant("on"),
                values.text("when"),
                values.isTrue("awaitNear"));
    }

    private Values values(Element method, AnnotationMirror mirror) {
        Element type = mirror.getAnnotationType().asElement();
        return new Values(
                Origin.of(method, mirror),
                byName(mirror.getElementValues()),
                defaults.computeIfAbsent(type, AnnotationReader::defaultsOf));
    }

    private static Map<String, AnnotationValue> byName(
            Map<? extends ExecutableElement, ? extends AnnotationValue> values) {
        Map<String, AnnotationValue> named = new HashMap<>();
        values.forEach((attribute, value) -> named.put(attribute.getSimpleName().toString(), value));
        return named;
    }

    private static Map<String, AnnotationValue> defaultsOf(Element type) {
        Map<String, AnnotationValue> named = new HashMap<>();
        for (ExecutableElement attribute : ElementFilter.methodsIn(type.getEnclosedElements())) {
            AnnotationValue value = attribute.getDefaultValue();
            if (value != null) {
                named.put(attribute.getSimpleName().toString(), value);
            }
        }
        return named;
    }

    /** The values of one annotation by name: those that were written, and the defaults. */
    private record Values(Origin origin, Map<String, AnnotationValue> written, Map<String, AnnotationValue> defaults) {

        Attribute<String> text(String name) {
            return attribute(name, value -> value instanceof String string ? string : "");
        }

        /** Returns the texts of an array, each at its own place. */
        List<Attribute<String>> texts(String name) {
            return list(name).stream()
                    .map(value -> new Attribute<>(name, String.valueOf(value.getValue()), origin.at(value)))
                    .toList();
        }

        Attribute<Boolean> flag(String name) {
            return attribute(name, value -> !Boolean.FALSE.equals(value));
        }

        /** Returns a flag that is false where the annotations on the class path do not have it yet. */
        Attribute<Boolean> isTrue(String name) {
            return attribute(name, Boolean.TRUE::equals);
        }

        Attribute<String> constant(String name) {
            return attribute(
                    name,
                    value -> value instanceof VariableElement constant
                            ? constant.getSimpleName().toString()
                            : "SUCCESS");
        }

        Attribute<List<TypeName>> types(String name) {
            List<TypeName> types = list(name).stream()
                    .map(AnnotationValue::getValue)
                    .filter(TypeMirror.class::isInstance)
                    .map(type -> TypeName.get((TypeMirror) type))
                    .toList();
            return new Attribute<>(name, types, written(name).map(origin::at).orElse(origin));
        }

        /** Returns the elements of an array. An attribute that the compiler could not read has none. */
        List<AnnotationValue> list(String name) {
            List<AnnotationValue> values = new ArrayList<>();
            if (written(name).map(AnnotationValue::getValue).orElse(null) instanceof List<?> list) {
                for (Object value : list) {
                    if (value instanceof AnnotationValue element) {
                        values.add(element);
                    }
                }
            }
            return values;
        }

        private <T> Attribute<T> attribute(String name, Function<Object, T> reading) {
            AnnotationValue own = written.get(name);
            AnnotationValue value = own == null ? defaults.get(name) : own;
            return new Attribute<>(
                    name, reading.apply(value == null ? "" : value.getValue()), own == null ? origin : origin.at(own));
        }

        private Optional<AnnotationValue> written(String name) {
            return Optional.ofNullable(written.get(name));
        }
    }
}
