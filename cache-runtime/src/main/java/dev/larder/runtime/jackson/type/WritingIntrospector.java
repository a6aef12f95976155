package dev.larder.runtime.jackson.type;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import dev.larder.runtime.jackson.state.StateIntrospector;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of values that are written to be read back: types that name no subtypes are exact. */
public final class WritingIntrospector extends StateIntrospector {

    private static final long serialVersionUID = 1L;

    public WritingIntrospector(AnnotationIntrospector all, Set<Class<?>> readers) {
        super(all, readers);
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
        TypeResolverBuilder<?> named = super.findTypeResolver(config, type, baseType);
        if (named != null) {
            return named;
        }
        JavaType read = readAs(config, type, baseType);
        return ExactTypes.apply(read) ? new ExactTypes(read) : null;
    }

    private JavaType readAs(MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
        try {
            return refineDeserializationType(config, type, baseType);
        } catch (JsonMappingException e) {
            // Told when the deserializer is made.
            return baseType;
        }
    }
}
