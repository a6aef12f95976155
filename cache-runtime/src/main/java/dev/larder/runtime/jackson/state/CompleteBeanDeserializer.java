package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** Rejects a bean of which a {@link CountedProperty} is missing. */
final class CompleteBeanDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private final List<String> required;

    /** @param required the names of the properties, by their numbers */
    CompleteBeanDeserializer(JsonDeserializer<?> delegate, List<String> required) {
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
        int missing = tally.end(outer, required.size());
        if (asObject && missing < required.size()) {
            return context.reportInputMismatch(handledType(), "Missing property '%s'", required.get(missing));
        }
        return bean;
    }
}
