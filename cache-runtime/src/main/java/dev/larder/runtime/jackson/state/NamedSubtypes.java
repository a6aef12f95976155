package dev.larder.runtime.jackson.state;

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
import dev.larder.runtime.jackson.form.UnwritableValueException;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes objects of known subtypes only: Jackson makes up a name for others, which it cannot read. */
final class NamedSubtypes extends StdTypeResolverBuilder {

    private static final long serialVersionUID = 1L;

    private final transient StdTypeResolverBuilder builder;

    NamedSubtypes(StdTypeResolverBuilder builder) {
        this.builder = builder;
    }

    @Override
    public @Nullable TypeSerializer buildTypeSerializer(
            SerializationConfig config, JavaType baseType, Collection<NamedType> subtypes) {
        TypeSerializer names = builder.buildTypeSerializer(config, baseType, subtypes);
        if (names == null) {
            return null;
        }
        Set<Class<?>> known = subtypes.stream().map(NamedType::getType).collect(Collectors.toSet());
        return new Known(names, known);
    }

    @Override
    public @Nullable TypeDeserializer buildTypeDeserializer(
            DeserializationConfig config, JavaType baseType, Collection<NamedType> subtypes) {
        return builder.buildTypeDeserializer(config, baseType, subtypes);
    }

    @Override
    public @Nullable Class<?> getDefaultImpl() {
        return builder.getDefaultImpl();
    }

    @Override
    public StdTypeResolverBuilder withDefaultImpl(Class<?> defaultImpl) {
        return new NamedSubtypes(builder.withDefaultImpl(defaultImpl));
    }

    private static final class Known extends TypeSerializer {

        private final TypeSerializer names;

        private final Set<Class<?>> known;

        Known(TypeSerializer names, Set<Class<?>> known) {
            this.names = names;
            this.known = known;
        }

        @Override
        public TypeSerializer forProperty(BeanProperty property) {
            return new Known(names.forProperty(property), known);
        }

        @Override
        public JsonTypeInfo.As getTypeInclusion() {
            return names.getTypeInclusion();
        }

        @Override
        public String getPropertyName() {
            return names.getPropertyName();
        }

        @Override
        public TypeIdResolver getTypeIdResolver() {
            return names.getTypeIdResolver();
        }

        @Override
        public WritableTypeId writeTypePrefix(JsonGenerator generator, WritableTypeId typeId) throws IOException {
            Class<?> type = typeId.forValue.getClass();
            if (!known.contains(type)) {
                throw new UnwritableValueException(
                        generator, "a " + type.getName() + " is no listed subtype; add it to @JsonSubTypes");
            }
            return names.writeTypePrefix(generator, typeId);
        }

        @Override
        public WritableTypeId writeTypeSuffix(JsonGenerator generator, WritableTypeId typeId) throws IOException {
            return names.writeTypeSuffix(generator, typeId);
        }
    }
}
