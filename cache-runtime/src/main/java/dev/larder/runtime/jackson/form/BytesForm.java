package dev.larder.runtime.jackson.form;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/** Bytes as a data URL: base64 alone could be any text, so that a text would be read as bytes. */
final class BytesForm {

    private static final String HEAD = "data:;base64,";

    private BytesForm() {}

    static void register(SimpleModule module) {
        module.addSerializer(byte[].class, new Writer());
        module.addDeserializer(byte[].class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<byte[]> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(byte[].class);
        }

        @Override
        public void serialize(byte[] bytes, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(HEAD + Base64Variants.MIME_NO_LINEFEEDS.encode(bytes));
        }
    }

    private static final class Reader extends StdScalarDeserializer<byte[]> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(byte[].class);
        }

        @Override
        @SuppressWarnings("NullAway") // Jackson's method always throws here.
        public byte[] deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (byte[]) context.handleUnexpectedToken(byte[].class, parser);
            }
            String text = parser.getText();
            if (!text.startsWith(HEAD)) {
                return context.reportInputMismatch(byte[].class, "the text is no data URL");
            }
            try {
                return Base64Variants.MIME_NO_LINEFEEDS.decode(text.substring(HEAD.length()));
            } catch (IllegalArgumentException e) {
                // Without the cause, whose message may hold the text.
                return context.reportInputMismatch(byte[].class, "the text is no base64");
            }
        }
    }
}
