package dev.larder.runtime.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.guava.GuavaModule;
import com.fasterxml.jackson.module.kotlin.KotlinModule;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.larder.runtime.internal.readback.ReadBack;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import kotlin.Pair;
import kotlin.Triple;
import org.junit.jupiter.api.Test;

/** What modules know of types counts, while the rules of the cache stay in force. */
class ModulesTest {

    private static final JacksonValueCodec GUAVA = JacksonValueCodec.with(new GuavaModule());

    private static final JacksonValueCodec KOTLIN = JacksonValueCodec.with(new KotlinModule.Builder().build());

    record Basket(ImmutableList<String> names, ImmutableMap<String, Integer> counts, ImmutableSet<Long> ids) {}

    @Test
    void collectionsOfGuavaComeBack() {
        Basket basket = new Basket(ImmutableList.of("b", "a"), ImmutableMap.of("x", 1), ImmutableSet.of(2L, 1L));

        assertComesBack(GUAVA, Basket.class, basket);
        assertComesBack(GUAVA, new TypeToken<ImmutableList<List<String>>>() {}.type(), ImmutableList.of(List.of("a")));
        assertThat(GUAVA.canonical(basket)).isEqualTo(GUAVA.canonical(basket));
    }

    @Test
    void aDataClassOfKotlinNeedsTheModuleAndThenComesBack() throws Exception {
        Type pair = new TypeToken<Pair<String, Triple<Long, String, Boolean>>>() {}.type();
        Pair<String, Triple<Long, String, Boolean>> value = new Pair<>("a", new Triple<>(5L, "b", true));

        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CodecProbe.CODEC.format(pair))
                .withMessageContaining("JacksonValueCodec.with");
        ValueFormat<Pair<String, Triple<Long, String, Boolean>>> format = KOTLIN.format(pair);
        assertThat(CodecProbe.text(format.encode(value)))
                .isEqualTo("{\"first\":\"a\",\"second\":{\"first\":5,\"second\":\"b\",\"third\":true}}");
        assertThat(format.decode(format.encode(value))).isEqualTo(value);
        assertThatExceptionOfType(dev.larder.runtime.spi.RejectedValueException.class)
                .isThrownBy(() -> format.decode(CodecProbe.bytes("{\"first\":\"a\"}")));
    }

    /** Names that only a module's introspector knows. */
    static final class Numbered {
        private final String name;
        private final int size;

        Numbered(String arg0, int arg1) {
            this.name = arg0;
            this.size = arg1;
        }
    }

    private static final class Names extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public String findImplicitPropertyName(AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter && parameter.getDeclaringClass() == Numbered.class
                    ? List.of("name", "size").get(parameter.getIndex())
                    : null;
        }

        @Override
        public boolean hasIgnoreMarker(AnnotatedMember member) {
            return member instanceof AnnotatedField;
        }
    }

    @Test
    void introspectorsOfModulesNamePropertiesButHideNone() {
        JacksonValueCodec codec = JacksonValueCodec.with(new SimpleModule("names") {
            private static final long serialVersionUID = 1L;

            @Override
            public void setupModule(SetupContext context) {
                context.insertAnnotationIntrospector(new Names());
            }
        });

        assertComesBack(codec, Numbered.class, new Numbered("a", 7));
    }

    static class Temperature {
        private final double celsius;

        Temperature(double celsius) {
            this.celsius = celsius;
        }
    }

    record Weather(
            Temperature now,
            Map<String, Temperature> then,
            @JsonIgnore List<Temperature> all) {}

    @Test
    void serializersOfModulesCountForTheirTypes() {
        SimpleModule module = new SimpleModule("temperature");
        module.addSerializer(Temperature.class, new JsonSerializer<>() {
            @Override
            public void serialize(Temperature value, JsonGenerator generator, SerializerProvider provider)
                    throws IOException {
                generator.writeString(value.celsius + "°C");
            }
        });
        module.addDeserializer(Temperature.class, new JsonDeserializer<>() {
            @Override
            public Temperature deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return new Temperature(Double.parseDouble(parser.getText().replace("°C", "")));
            }
        });
        JacksonValueCodec codec = JacksonValueCodec.with(module);
        Temperature warm = new Temperature(21.5);

        assertComesBack(codec, Weather.class, new Weather(warm, Map.of("a", warm), List.of(warm)));
        assertThat(CodecProbe.text(codec.format(Temperature.class).encode(warm)))
                .isEqualTo("\"21.5°C\"");
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> codec.<Temperature>format(Temperature.class).encode(new Temperature(1) {}));
    }

    private static void assertComesBack(JacksonValueCodec codec, Type type, Object value) {
        ValueFormat<Object> format = codec.format(type);
        byte[] bytes = format.encode(value);
        assertThat(new ReadBack<>(format).difference(value, bytes))
                .as(CodecProbe.text(bytes))
                .isEmpty();
    }
}
