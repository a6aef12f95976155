package dev.larder.runtime.jackson.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** Reads numbers only where the type holds all their digits: others were written of another type. */
public final class ExactNumbers extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    /** Types for which Jackson takes more than what it writes. */
    private static final Map<Class<?>, JsonToken> TOKENS = Map.of(
            byte.class, JsonToken.VALUE_NUMBER_INT,
            Byte.class, JsonToken.VALUE_NUMBER_INT,
            StringBuilder.class, JsonToken.VALUE_STRING,
            StringBuffer.class, JsonToken.VALUE_STRING);

    /** Each text of so many characters, one of which is a point, is held exactly by a double. */
    private static final int SHORT_TEXT = 16;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
        Class<?> type = description.getBeanClass();
        if (type == double.class || type == Double.class || type == float.class || type == Float.class) {
            return new Reals(deserializer);
        }
        if (type == BigDecimal.class) {
            return new Decimals(deserializer);
        }
        JsonToken token = TOKENS.get(type);
        return token == null ? deserializer : new OneToken(deserializer, token);
    }

    /** Reads one kind of token only. */
    private static final class OneToken extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final JsonToken token;

        OneToken(JsonDeserializer<?> delegate, JsonToken token) {
            super(delegate);
            this.token = token;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
            return new OneToken(delegate, token);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(token)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            Object value = super.deserialize(parser, context);
            return value instanceof Byte number && number != parser.getIntValue()
                    ? context.reportInputMismatch(Byte.class, "the number is no byte")
                    : value;
        }
    }

    private static final class Reals extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        Reals(JsonDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
            return new Reals(delegate);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            Object real = super.deserialize(parser, context);
            return isExact(parser, token, real)
                    ? real
                    : context.reportInputMismatch(handledType(), "the number has more digits");
        }

        private static boolean isExact(JsonParser parser, JsonToken token, Object real) throws IOException {
            if (!token.isNumeric()) {
                return true;
            }
            if (real instanceof Double value) {
                boolean isShort = !value.isInfinite()
                        && token == JsonToken.VALUE_NUMBER_FLOAT
                        && parser.getTextLength() <= SHORT_TEXT;
                return isShort || hasAllDigits(parser, token, value, NumberOutput.toString(value, true));
            }
            return !(real instanceof Float value)
                    || hasAllDigits(parser, token, value, NumberOutput.toString((float) value, true));
        }

        private static boolean hasAllDigits(JsonParser parser, JsonToken token, double value, String text)
                throws IOException {
            if (Double.isInfinite(value)) {
                return false;
            }
            if (parser.getText().equals(text)) {
                return true;
            }
            BigDecimal written = parser.getDecimalValue();
            // Integers have to be held exactly; of reals the shortest text counts.
            BigDecimal held = token == JsonToken.VALUE_NUMBER_INT ? new BigDecimal(value) : new BigDecimal(text);
            return written.compareTo(held) == 0;
        }
    }

    private static final class Decimals extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        Decimals(JsonDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
            return new Decimals(delegate);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object decimal = super.deserialize(parser, context);
            return decimal instanceof BigDecimal value && !NumberLimits.isWithin(value)
                    ? context.reportInputMismatch(BigDecimal.class, "the scale is beyond %d", NumberLimits.MAX_SCALE)
                    : decimal;
        }
    }
}
