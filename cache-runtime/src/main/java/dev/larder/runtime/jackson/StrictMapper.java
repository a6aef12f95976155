package dev.larder.runtime.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import dev.larder.runtime.jackson.digest.CanonicalForms;
import dev.larder.runtime.jackson.digest.CanonicalIntrospector;
import dev.larder.runtime.jackson.form.ExactForms;
import dev.larder.runtime.jackson.form.ExactNumbers;
import dev.larder.runtime.jackson.form.KeyForms;
import dev.larder.runtime.jackson.state.CompleteBeans;
import dev.larder.runtime.jackson.state.NullReferences;
import dev.larder.runtime.jackson.state.StateIntrospector;
import dev.larder.runtime.jackson.type.UntypedForms;
import dev.larder.runtime.jackson.type.WritingIntrospector;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Builds the mapper behind {@link JacksonValueCodec}. */
final class StrictMapper {

    /** The same on both ways, so that nothing is written that could not be read. */
    static final int MAX_NESTING = 500;

    private StrictMapper() {}

    static JsonMapper create(Module... modules) {
        JsonMapper mapper = builder(modules).build();
        // Those of the modules stay, behind ours.
        AnnotationIntrospector all = mapper.getSerializationConfig().getAnnotationIntrospector();
        Set<Class<?>> readers = ConcurrentHashMap.newKeySet();
        mapper.setAnnotationIntrospectors(new WritingIntrospector(all, readers), new StateIntrospector(all, readers));
        mapper.setSerializerFactory(mapper.getSerializerFactory().withSerializerModifier(new NullReferences()));
        return mapper;
    }

    /** Returns a mapper whose text depends on nothing but the value, and differs for values that do. */
    static JsonMapper canonical(Module... modules) {
        SimpleModule forms = new SimpleModule("larder-canonical") {
            private static final long serialVersionUID = 1L;

            @Override
            public void setupModule(SetupContext context) {
                context.addSerializers(new CanonicalForms());
                context.addBeanSerializerModifier(new CanonicalForms.Refusals());
            }
        };
        JsonMapper mapper = builder(modules)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                // A text would be the same.
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                .addModule(forms)
                .build();
        AnnotationIntrospector all = mapper.getSerializationConfig().getAnnotationIntrospector();
        mapper.setAnnotationIntrospector(new CanonicalIntrospector(all));
        return mapper;
    }

    private static JsonMapper.Builder builder(Module... modules) {
        JsonMapper.Builder builder = JsonMapper.builder(limitedFactory())
                .addModules(new Jdk8Module(), new JavaTimeModule(), new ParameterNamesModule())
                .addModules(modules)
                .addModule(strictness());
        rejectOtherShapes(builder);
        rejectOtherScalars(builder);
        keepPrecision(builder);
        return builder;
    }

    /** Returns a context to look at deserializers with. */
    static DeserializationContext context(JsonMapper mapper) {
        return ((DefaultDeserializationContext) mapper.getDeserializationContext())
                .createDummyInstance(mapper.getDeserializationConfig());
    }

    private static JsonFactory limitedFactory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        // A value's size is limited as a whole, when it is stored.
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .build())
                // Text beyond U+FFFF stays readable.
                .configure(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8, JacksonVersions.combinesSurrogates())
                // The same digits in each JDK.
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .build();
    }

    private static Module strictness() {
        SimpleModule module = new SimpleModule("larder-strictness") {
            private static final long serialVersionUID = 1L;

            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                KeyForms.register(context);
                context.addBeanDeserializerModifier(new CompleteBeans());
                context.addBeanDeserializerModifier(new ExactNumbers());
                context.addBeanSerializerModifier(new UntypedForms());
            }
        };
        ExactForms.register(module);
        module.addAbstractTypeMapping(Set.class, LinkedHashSet.class);
        return module;
    }

    private static void rejectOtherShapes(JsonMapper.Builder builder) {
        builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.USE_GETTERS_AS_SETTERS);
    }

    private static void rejectOtherScalars(JsonMapper.Builder builder) {
        builder.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfigDefaults(
                        defaults -> defaults.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                // Here the empty string is a value.
                .withCoercionConfig(
                        URI.class, uri -> uri.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsEmpty));
    }

    private static void keepPrecision(JsonMapper.Builder builder) {
        builder.disable(
                        SerializationFeature.FAIL_ON_EMPTY_BEANS,
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }
}
