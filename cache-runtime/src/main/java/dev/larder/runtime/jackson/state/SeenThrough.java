package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.ObjectIdInfo;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees through the annotations that hide or reshape properties: they say how an answer of a REST service looks, and a
 * cache must keep the whole value.
 *
 * <p>Everything else is asked of the introspectors behind it, those of modules included.
 */
class SeenThrough extends AnnotationIntrospectorPair {

    private static final long serialVersionUID = 1L;

    SeenThrough(AnnotationIntrospector all) {
        super(all, AnnotationIntrospector.nopInstance());
    }

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
        return false;
    }

    @Override
    public @Nullable Boolean isIgnorableType(AnnotatedClass type) {
        return null;
    }

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
        return JsonIgnoreProperties.Value.empty();
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    public JsonIgnoreProperties.Value findPropertyIgnorals(Annotated annotated) {
        return JsonIgnoreProperties.Value.empty();
    }

    @Override
    public JsonIncludeProperties.Value findPropertyInclusionByName(MapperConfig<?> config, Annotated annotated) {
        return JsonIncludeProperties.Value.all();
    }

    /** A property that may be left out could not be told from one that was removed. */
    @Override
    public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
        return JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS);
    }

    @Override
    public JsonProperty.@Nullable Access findPropertyAccess(Annotated annotated) {
        return null;
    }

    @Override
    public Class<?> @Nullable [] findViews(Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable Object findFilterId(Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable ReferenceProperty findReferenceType(AnnotatedMember member) {
        return null;
    }

    @Override
    public @Nullable ObjectIdInfo findObjectIdInfo(Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable ObjectIdInfo findObjectReferenceInfo(Annotated annotated, @Nullable ObjectIdInfo info) {
        return null;
    }

    @Override
    public @Nullable NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
        return null;
    }

    @Override
    public JacksonInject.@Nullable Value findInjectableValue(AnnotatedMember member) {
        return null;
    }

    @Override
    public @Nullable Boolean isTypeId(AnnotatedMember member) {
        return null;
    }

    @Override
    public JsonFormat.Value findFormat(Annotated annotated) {
        return JsonFormat.Value.empty();
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return JsonSetter.Value.empty();
    }

    @Override
    public @Nullable Boolean findMergeInfo(Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable Boolean hasAnyGetter(Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable Boolean hasAnySetter(Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable Boolean hasAsKey(MapperConfig<?> config, Annotated annotated) {
        return null;
    }

    @Override
    public @Nullable Object findNullSerializer(Annotated annotated) {
        return null;
    }

    @Override
    public JsonSerialize.@Nullable Typing findSerializationTyping(Annotated annotated) {
        return null;
    }

    @Override
    public void findAndAddVirtualProperties(
            MapperConfig<?> config, AnnotatedClass type, List<BeanPropertyWriter> properties) {
        // They are no state.
    }

    /** A constant is its name. */
    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
        for (int i = 0; i < constants.length; i++) {
            names[i] = constants[i].name();
        }
        return names;
    }

    @Override
    public @Nullable Object findEnumNamingStrategy(MapperConfig<?> config, AnnotatedClass type) {
        return null;
    }

    @Override
    public void findEnumAliases(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[][] aliases) {
        // A constant has one name.
    }
}
