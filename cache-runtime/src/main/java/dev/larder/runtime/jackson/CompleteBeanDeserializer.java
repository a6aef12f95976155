package dev.larder.runtime.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.BitSet;

/** Rejects a bean of which a {@link CountedProperty} is missing. */
final class CompleteBeanDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private final int required;

    CompleteBeanDeserializer(JsonDeserializer<?> delegate, int required) {
        super(delegate);
        this.required = required;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
        return new CompleteBeanDeserializer(delegate, required);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        boolean asObject = parser.hasToken(JsonToken.START_OBJECT) || parser.hasToken(JsonToken.FIELD_NAME);
        PropertyTally tally = PropertyTally.of(context);
        BitSet outer = tally.begin();
        Object bean = super.deserialize(parser, context);
        int present = tally.end(outer);
        if (asObject && present != required) {
            return context.reportInputMismatch(
                    handledType(), "%d of %d properties are missing", required - present, required);
        }
        return bean;
    }
}
