package dev.larder.runtime.jackson.digest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.type.ReferenceType;
import dev.larder.runtime.jackson.form.KnownTypes;
import dev.larder.runtime.jackson.form.UnwritableValueException;
import dev.larder.runtime.jackson.state.ClassState;
import dev.larder.runtime.jackson.state.StateAccess;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sets, maps and optional values for digests: elements and entries in the order of their own texts, since equal sets and maps may
 * iterate in different orders, or have no order at all.
 */
public final class CanonicalForms extends Serializers.Base {

    /** Begins the names of Larder's own serializers, whose forms hold the whole value. */
    private static final String OURS = parentOf(CanonicalForms.class.getPackageName());

    private static String parentOf(String name) {
        return name.substring(0, name.lastIndexOf('.') + 1);
    }

    @Override
    public @Nullable JsonSerializer<?> findCollectionSerializer(
            SerializationConfig config,
            CollectionType type,
            BeanDescription description,
            @Nullable TypeSerializer elementTypes,
            @Nullable JsonSerializer<Object> elements) {
        return Set.class.isAssignableFrom(type.getRawClass()) ? new Sets() : null;
    }

    @Override
    public JsonSerializer<?> findMapSerializer(
            SerializationConfig config,
            MapType type,
            BeanDescription description,
            @Nullable JsonSerializer<Object> keys,
            @Nullable TypeSerializer valueTypes,
            @Nullable JsonSerializer<Object> values) {
        return new Maps();
    }

    @Override
    public @Nullable JsonSerializer<?> findReferenceSerializer(
            SerializationConfig config,
            ReferenceType type,
            BeanDescription description,
            @Nullable TypeSerializer contentTypes,
            @Nullable JsonSerializer<Object> contents) {
        return new References();
    }

    private static void write(@Nullable Object value, JsonGenerator generator, SerializerProvider provider)
            throws IOException {
        if (value == null) {
            generator.writeNull();
        } else {
            provider.findTypedValueSerializer(value.getClass(), true, null).serialize(value, generator, provider);
        }
    }

    /** Writes the same with and without type, since each form is unlike any other. */
    private abstract static class Tagged<T> extends JsonSerializer<T> {

        @Override
        public void serializeWithType(
                T value, JsonGenerator generator, SerializerProvider provider, TypeSerializer types)
                throws IOException {
            serialize(value, generator, provider);
        }

        final void writeSorted(String tag, List<String> texts, JsonGenerator generator) throws IOException {
            Collections.sort(texts);
            generator.writeStartArray();
            generator.writeString(tag);
            for (String text : texts) {
                generator.writeRawValue(text);
            }
            generator.writeEndArray();
        }
    }

    private static final class Sets extends Tagged<Set<?>> {

        @Override
        public void serialize(Set<?> set, JsonGenerator generator, SerializerProvider provider) throws IOException {
            List<String> texts = new ArrayList<>(set.size());
            for (Object element : set) {
                StringWriter text = new StringWriter();
                try (JsonGenerator inner = generator.getCodec().getFactory().createGenerator(text)) {
                    inner.setCodec(generator.getCodec());
                    write(element, inner, provider);
                }
                texts.add(text.toString());
            }
            writeSorted("Set", texts, generator);
        }
    }

    private static final class Maps extends Tagged<Map<?, ?>> {

        @Override
        public void serialize(Map<?, ?> map, JsonGenerator generator, SerializerProvider provider) throws IOException {
            List<String> texts = new ArrayList<>(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                StringWriter text = new StringWriter();
                try (JsonGenerator inner = generator.getCodec().getFactory().createGenerator(text)) {
                    inner.setCodec(generator.getCodec());
                    inner.writeStartArray();
                    write(entry.getKey(), inner, provider);
                    write(entry.getValue(), inner, provider);
                    inner.writeEndArray();
                }
                texts.add(text.toString());
            }
            writeSorted("Map", texts, generator);
        }
    }

    /** An empty one is not {@code null}. */
    private static final class References extends Tagged<Object> {

        @Override
        public void serialize(Object reference, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeStartArray();
            generator.writeString(reference.getClass().getName());
            if (reference instanceof Optional<?> optional) {
                if (optional.isPresent()) {
                    write(optional.get(), generator, provider);
                }
            } else if (reference instanceof AtomicReference<?> atomic) {
                write(atomic.get(), generator, provider);
            } else if (KnownTypes.isScalar(reference.getClass())) {
                // An optional number, whose text tells all of it.
                generator.writeString(reference.toString());
            } else {
                throw new UnwritableValueException(
                        generator, "a " + reference.getClass().getName() + " has no digest");
            }
            generator.writeEndArray();
        }
    }

    /** Refuses objects whose state is out of reach or has no form: all of them would have one digest. */
    public static final class Refusals extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription description, JsonSerializer<?> serializer) {
            Class<?> type = description.getBeanClass();
            boolean ours = serializer.getClass().getName().startsWith(OURS);
            Optional<String> fault = ours ? Optional.empty() : fault(type);
            return fault.<JsonSerializer<?>>map(reason -> new Refusal(type, reason))
                    .orElse(serializer);
        }

        static Optional<String> fault(Class<?> type) {
            if (type.isInterface()
                    || KnownTypes.isScalar(type)
                    || java.lang.reflect.Modifier.isAbstract(type.getModifiers())) {
                return Optional.empty();
            }
            if (KnownTypes.isOfTheJdk(type)) {
                return KnownTypes.fault(type);
            }
            boolean empty = !type.isRecord() && ClassState.of(type).fields().isEmpty();
            return type.isHidden() || empty
                    ? Optional.of("it has no state by which its objects differ")
                    : StateAccess.fault(type);
        }
    }

    private static final class Refusal extends Tagged<Object> {

        private final Class<?> type;

        private final String reason;

        Refusal(Class<?> type, String reason) {
            this.type = type;
            this.reason = reason;
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            throw new UnwritableValueException(generator, "a " + type.getName() + " has no digest: " + reason);
        }
    }
}
