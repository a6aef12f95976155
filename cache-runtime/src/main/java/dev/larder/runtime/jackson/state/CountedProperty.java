package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import java.io.IOException;

/** A property that counts that it was read. */
final class CountedProperty extends SettableBeanProperty.Delegating {

    private static final long serialVersionUID = 1L;

    private final int number;

    /** @param number among those of its bean */
    CountedProperty(SettableBeanProperty delegate, int number) {
        super(delegate);
        this.number = number;
    }

    int number() {
        return number;
    }

    @Override
    protected SettableBeanProperty withDelegate(SettableBeanProperty delegate) {
        return new CountedProperty(delegate, number);
    }

    @Override
    public void deserializeAndSet(JsonParser parser, DeserializationContext context, Object bean) throws IOException {
        delegate.deserializeAndSet(parser, context, bean);
        PropertyTally.of(context).add(number);
    }

    @Override
    public Object deserializeSetAndReturn(JsonParser parser, DeserializationContext context, Object bean)
            throws IOException {
        Object result = delegate.deserializeSetAndReturn(parser, context, bean);
        PropertyTally.of(context).add(number);
        return result;
    }
}
