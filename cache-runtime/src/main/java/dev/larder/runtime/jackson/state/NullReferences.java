package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import dev.larder.runtime.jackson.form.UnwritableValueException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Refuses {@code null} where an {@code Optional} is declared: JSON's {@code null} stands for the empty one. */
public final class NullReferences extends BeanSerializerModifier {

    private static final long serialVersionUID = 1L;

    private static final Set<Class<?>> OPTIONAL_NUMBERS =
            Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> properties) {
        for (BeanPropertyWriter property : properties) {
            JavaType type = property.getType();
            if (type.isReferenceType() || OPTIONAL_NUMBERS.contains(type.getRawClass())) {
                property.assignNullSerializer(new Refusal(type.getRawClass()));
            }
        }
        return properties;
    }

    private static final class Refusal extends JsonSerializer<Object> {

        private final Class<?> type;

        Refusal(Class<?> type) {
            this.type = type;
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            throw new UnwritableValueException(
                    generator, "a null " + type.getSimpleName() + " would be read back as an empty one");
        }
    }
}
