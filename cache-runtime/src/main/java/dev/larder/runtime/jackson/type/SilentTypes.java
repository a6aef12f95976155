package dev.larder.runtime.jackson.type;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each value where Jackson would write the name of its type.
 *
 * <p>It is asked for values of declared types, wherever they stand: at the root, in properties and in collections.
 */
public abstract class SilentTypes extends StdTypeResolverBuilder {

    private static final long serialVersionUID = 1L;

    /** Called before a value is written. */
    protected abstract void open(Object value, JavaType declared, JsonGenerator generator) throws IOException;

    /** Called when a value has been written. */
    protected void close(JsonGenerator generator) throws IOException {}

    @Override
    public TypeSerializer buildTypeSerializer(
            SerializationConfig config, JavaType baseType, Collection<NamedType> subtypes) {
        return new Checking(baseType);
    }

    @Override
    public @Nullable TypeDeserializer buildTypeDeserializer(
            DeserializationConfig config, JavaType baseType, Collection<NamedType> subtypes) {
        return null;
    }

    @Override
    public StdTypeResolverBuilder withDefaultImpl(Class<?> defaultImpl) {
        return this;
    }

    /** Writes the brackets of objects and arrays, after a check. */
    public final class Checking extends TypeSerializer {

        private final JavaType declared;

        Checking(JavaType declared) {
            this.declared = declared;
        }

        void open(Object value, JsonGenerator generator) throws IOException {
            SilentTypes.this.open(value, declared, generator);
        }

        void close(JsonGenerator generator) throws IOException {
            SilentTypes.this.close(generator);
        }

        @Override
        public TypeSerializer forProperty(BeanProperty property) {
            return this;
        }

        @Override
        public JsonTypeInfo.As getTypeInclusion() {
            return JsonTypeInfo.As.EXISTING_PROPERTY;
        }

        @Override
        public String getPropertyName() {
            return "";
        }

        @Override
        @SuppressWarnings("NullAway") // As Jackson's own for types without a resolver.
        public TypeIdResolver getTypeIdResolver() {
            return null;
        }

        @Override
        public WritableTypeId writeTypePrefix(JsonGenerator generator, WritableTypeId typeId) throws IOException {
            open(typeId.forValue, generator);
            switch (typeId.valueShape) {
                case START_OBJECT -> generator.writeStartObject(typeId.forValue);
                case START_ARRAY -> generator.writeStartArray(typeId.forValue);
                default -> {
                    // A scalar has no brackets.
                }
            }
            return typeId;
        }

        @Override
        public WritableTypeId writeTypeSuffix(JsonGenerator generator, WritableTypeId typeId) throws IOException {
            switch (typeId.valueShape) {
                case START_OBJECT -> generator.writeEndObject();
                case START_ARRAY -> generator.writeEndArray();
                default -> {
                    // A scalar has no brackets.
                }
            }
            close(generator);
            return typeId;
        }
    }
}
