package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes classes with fields or builders as strict as records: each property must be there to be read.
 * Jackson itself knows required properties only for constructors.
 */
public final class CompleteBeans extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder builder) {
        List<SettableBeanProperty> properties = new ArrayList<>();
        builder.getProperties().forEachRemaining(properties::add);
        int number = 0;
        for (SettableBeanProperty property : properties) {
            if (!(property instanceof CreatorProperty)) {
                builder.addOrReplaceProperty(new CountedProperty(property, number++), true);
            }
        }
        return builder;
    }

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
        if (!(deserializer instanceof BeanDeserializerBase bean)) {
            return deserializer;
        }
        SortedMap<Integer, String> required = new TreeMap<>();
        for (var properties = bean.properties(); properties.hasNext(); ) {
            if (properties.next() instanceof CountedProperty property) {
                required.put(property.number(), property.getName());
            }
        }
        return required.isEmpty()
                ? deserializer
                : new CompleteBeanDeserializer(deserializer, List.copyOf(required.values()));
    }
}
