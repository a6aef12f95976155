package dev.larder.runtime.jackson.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Values of a type as texts that read back as they were, and as nothing else: in properties, elements and keys.
 *
 * @param type the type; its subclasses are written so, too
 * @param writing returns {@code null} for a value that no text gives back
 * @param reading throws a {@link RuntimeException} for a text of another shape
 */
record TextForm<T>(Class<T> type, Writing<T> writing, Reading<T> reading) {

    /** Makes a text of a value. */
    interface Writing<T> {
        @Nullable
        String text(T value);
    }

    /** Makes a value of a text. */
    interface Reading<T> {
        T value(String text);
    }

    void register(SimpleModule module) {
        module.addSerializer(type, new Writer());
        module.addDeserializer(type, new Reader());
        module.addKeySerializer(type, new KeyWriter());
        module.addKeyDeserializer(type, new KeyReader());
    }

    private String text(T value, JsonGenerator generator) throws JsonMappingException {
        String text = writing.text(value);
        if (text == null) {
            throw new UnwritableValueException(
                    generator, "this " + value.getClass().getName() + " has no text that gives it back exactly");
        }
        return text;
    }

    private final class Writer extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(text(value, generator));
        }
    }

    private final class KeyWriter extends JsonSerializer<T> {

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            KeyNames.write(text(value, generator), generator);
        }
    }

    private final class Reader extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(type);
        }

        @Override
        @SuppressWarnings({"NullAway", "unchecked"}) // Jackson's method always throws here.
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(type, parser);
            }
            return read(parser.getText(), context);
        }
    }

    private final class KeyReader extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return read(key, context);
        }
    }

    private T read(String text, DeserializationContext context) throws JsonMappingException {
        try {
            return reading.value(text);
        } catch (RuntimeException e) {
            // Without the cause, whose message may hold the text.
            return context.reportInputMismatch(type, "the text is no %s", type.getSimpleName());
        }
    }
}
