package dev.larder.runtime.jackson.digest;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import dev.larder.runtime.jackson.state.StateIntrospector;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Of values that are digested: all their state and their classes, whatever annotations say, since nobody reads it back. */
public final class CanonicalIntrospector extends StateIntrospector {

    private static final long serialVersionUID = 1L;

    private final transient ClassTags tags = new ClassTags();

    public CanonicalIntrospector(AnnotationIntrospector all) {
        super(all, ConcurrentHashMap.newKeySet());
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
        return baseType.isReferenceType() ? null : tags;
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findPropertyTypeResolver(
            MapperConfig<?> config, AnnotatedMember member, JavaType baseType) {
        return null;
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findPropertyContentTypeResolver(
            MapperConfig<?> config, AnnotatedMember member, JavaType containerType) {
        return null;
    }

    @Override
    public @Nullable Boolean hasAsValue(Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable Object findSerializer(Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable Object findKeySerializer(Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable Object findContentSerializer(Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable Object findSerializationConverter(Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable Object findSerializationContentConverter(AnnotatedMember member) {
        return null;
    }
}
