package dev.larder.runtime.jackson;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes beans with setters or fields as strict as records: each property that is written must be there to be read.
 * Jackson itself knows required properties only for constructors.
 */
final class CompleteBeans extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder builder) {
        Set<String> written = description.findProperties().stream()
                .filter(BeanPropertyDefinition::couldSerialize)
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toSet());
        List<SettableBeanProperty> properties = new ArrayList<>();
        builder.getProperties().forEachRemaining(properties::add);
        int number = 0;
        for (SettableBeanProperty property : properties) {
            if (!(property instanceof CreatorProperty) && written.contains(property.getName())) {
                builder.addOrReplaceProperty(new CountedProperty(property, number++), true);
            }
        }
        return builder;
    }

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
        if (!(deserializer instanceof BeanDeserializer bean)) {
            return deserializer;
        }
        int required = 0;
        for (var properties = bean.properties(); properties.hasNext(); ) {
            if (properties.next() instanceof CountedProperty) {
                required++;
            }
        }
        return required == 0 ? deserializer : new CompleteBeanDeserializer(deserializer, required);
    }
}
