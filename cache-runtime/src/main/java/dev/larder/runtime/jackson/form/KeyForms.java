package dev.larder.runtime.jackson.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys of maps that are neither texts nor numbers: the key's JSON text, such as {@code {"value":"ada"}}, or the text itself
 * where a {@code @JsonValue} is one. Jackson would write what {@code toString()} says and read that as the key's first part.
 */
public final class KeyForms {

    /** Keys whose text Jackson reads back as it was. */
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            java.net.URI.class,
            java.net.URL.class,
            java.util.Currency.class,
            java.math.BigInteger.class,
            java.math.BigDecimal.class);

    private KeyForms() {}

    public static void register(Module.SetupContext context) {
        context.addKeySerializers(new Writers());
        context.addKeyDeserializers(new Readers());
    }

    private static boolean isPlain(JavaType type) {
        Class<?> raw = type.getRawClass();
        return type.isPrimitive()
                || type.isEnumType()
                || type.isJavaLangObject()
                || PLAIN.contains(raw)
                || ExactForms.isText(raw);
    }

    /** Returns whether the JSON of a key is a text, which then needs no quotes. */
    private static boolean isText(BeanDescription type) {
        AnnotatedMember value = type.findJsonValueAccessor();
        return value != null
                && (value.getRawType() == String.class
                        || value.getRawType().isEnum()
                        || ExactForms.isText(value.getRawType()));
    }

    private static final class TextWriter extends JsonSerializer<Object> {

        @Override
        public void serialize(Object key, JsonGenerator generator, SerializerProvider provider) throws IOException {
            KeyNames.write(key.toString(), generator);
        }
    }

    private static final class Writers extends Serializers.Base {

        @Override
        public @Nullable JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription description) {
            AnnotatedClass annotated = config.introspectClassAnnotations(type).getClassInfo();
            boolean own = config.getAnnotationIntrospector().findKeySerializer(annotated) != null;
            if (own) {
                return null;
            }
            if (type.hasRawClass(String.class) || type.hasRawClass(Character.class)) {
                return new TextWriter();
            }
            return isPlain(type) ? null : new Writer(type, isText(config.introspect(type)));
        }
    }

    private static final class Readers implements KeyDeserializers {

        @Override
        public @Nullable KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            AnnotatedClass annotated = config.introspectClassAnnotations(type).getClassInfo();
            boolean own = config.getAnnotationIntrospector().findKeyDeserializer(annotated) != null;
            return isPlain(type) || own ? null : new Reader(type, isText(config.introspect(type)));
        }
    }

    private static final class Writer extends JsonSerializer<Object> {

        private final JavaType type;

        private final boolean isText;

        Writer(JavaType type, boolean isText) {
            this.type = type;
            this.isText = isText;
        }

        @Override
        public void serialize(Object key, JsonGenerator generator, SerializerProvider provider) throws IOException {
            ObjectCodec codec = generator.getCodec();
            StringWriter json = new StringWriter();
            try (JsonGenerator inner = codec.getFactory().createGenerator(json)) {
                provider.findTypedValueSerializer(type, true, null).serialize(key, inner, provider);
            }
            KeyNames.write(isText ? unquoted(codec, json.toString()) : json.toString(), generator);
        }

        private static String unquoted(ObjectCodec codec, String json) throws IOException {
            try (JsonParser parser = codec.getFactory().createParser(json)) {
                return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : json;
            }
        }
    }

    private static final class Reader extends KeyDeserializer {

        private final JavaType type;

        private final boolean isText;

        Reader(JavaType type, boolean isText) {
            this.type = type;
            this.isText = isText;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            String json = isText
                    ? '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(key)) + '"'
                    : key;
            try (JsonParser parser = context.getParser().getCodec().getFactory().createParser(json)) {
                if (parser.nextToken() == null) {
                    return context.reportInputMismatch(type, "the key is empty");
                }
                Object value = context.findRootValueDeserializer(type).deserialize(parser, context);
                return value == null || parser.nextToken() != null
                        ? context.reportInputMismatch(type, "the key is no JSON")
                        : value;
            }
        }
    }
}
