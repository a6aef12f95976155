package dev.larder.runtime.jackson.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.regex.Pattern;

/** Patterns as their text or, with flags, as {@code {"regex": …, "flags": …}}. */
final class PatternForm {

    private PatternForm() {}

    static void register(SimpleModule module) {
        module.addSerializer(Pattern.class, new Writer());
        module.addDeserializer(Pattern.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<Pattern> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(Pattern.class);
        }

        @Override
        public void serialize(Pattern pattern, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            if (pattern.flags() == 0) {
                generator.writeString(pattern.pattern());
                return;
            }
            generator.writeStartObject();
            generator.writeStringField("regex", pattern.pattern());
            generator.writeNumberField("flags", pattern.flags());
            generator.writeEndObject();
        }
    }

    private static final class Reader extends StdScalarDeserializer<Pattern> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Pattern.class);
        }

        @Override
        public Pattern deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                if (parser.hasToken(JsonToken.VALUE_STRING)) {
                    return Pattern.compile(parser.getText());
                }
                JsonNode node = context.readTree(parser);
                if (node.size() == 2
                        && node.path("regex").isTextual()
                        && node.path("flags").isInt()) {
                    return Pattern.compile(
                            node.path("regex").textValue(), node.path("flags").intValue());
                }
            } catch (IllegalArgumentException e) {
                // Told below, without the text.
                return context.reportInputMismatch(Pattern.class, "the text is no pattern");
            }
            return context.reportInputMismatch(Pattern.class, "neither a text nor an object with regex and flags");
        }
    }
}
