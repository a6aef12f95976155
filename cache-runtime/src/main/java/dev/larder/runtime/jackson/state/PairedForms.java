package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Serializers and deserializers that annotations name: they count in pairs, on the same field or class. One alone writes what
 * nothing reads back, or reads what nothing writes, and is seen through.
 */
final class PairedForms {

    private final AnnotationIntrospector all;

    PairedForms(AnnotationIntrospector all) {
        this.all = all;
    }

    /** @param writing what an annotation says of writing; {@code null} for nothing */
    record Pair(Function<Annotated, @Nullable Object> writing, Function<Annotated, @Nullable Object> reading) {

        @Nullable
        Object writer(Annotated annotated) {
            return isWhole(annotated) ? writing.apply(annotated) : null;
        }

        @Nullable
        Object reader(Annotated annotated) {
            return isWhole(annotated) ? reading.apply(annotated) : null;
        }

        private boolean isWhole(Annotated annotated) {
            return writing.apply(annotated) != null && reading.apply(annotated) != null;
        }
    }

    Pair whole() {
        return new Pair(all::findSerializer, all::findDeserializer);
    }

    Pair key() {
        return new Pair(all::findKeySerializer, all::findKeyDeserializer);
    }

    Pair content() {
        return new Pair(all::findContentSerializer, all::findContentDeserializer);
    }

    Pair converter() {
        return new Pair(all::findSerializationConverter, all::findDeserializationConverter);
    }

    Pair contentConverter() {
        return new Pair(
                annotated -> all.findSerializationContentConverter((AnnotatedMember) annotated),
                annotated -> all.findDeserializationContentConverter((AnnotatedMember) annotated));
    }
}
