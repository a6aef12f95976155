package dev.larder.runtime.jackson.state;

import static dev.larder.runtime.jackson.CodecProbe.CODEC;
import static dev.larder.runtime.jackson.CodecProbe.assertRejected;
import static dev.larder.runtime.jackson.CodecProbe.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.readback.ReadBack;
import dev.larder.runtime.spi.ValueFormat;
import dev.larder.test.value.FilledValues;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What hides a property from an answer of a REST service does not hide it from the cache. */
class HidingAnnotationsTest {

    static Stream<Class<?>> types() {
        return Arrays.stream(HidingAnnotations.class.getDeclaredClasses())
                .filter(type -> !type.isInterface() && !type.isAnnotation());
    }

    @ParameterizedTest
    @MethodSource("types")
    void theWholeStateComesBack(Class<?> type) {
        ValueFormat<Object> format = CODEC.format(type);
        for (int seed = 1; seed <= 5; seed++) {
            Object value = new FilledValues(seed).of(type);

            byte[] bytes = format.encode(value);

            assertThat(new ReadBack<>(format).difference(value, bytes))
                    .as(text(bytes))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void digestsTakeTheWholeState(Class<?> type) {
        assertThat(CODEC.canonical(new FilledValues(1).of(type)))
                .isEqualTo(CODEC.canonical(new FilledValues(1).of(type)));
        if (!type.isEnum()) {
            assertThat(CODEC.canonical(new FilledValues(1).of(type)))
                    .isNotEqualTo(CODEC.canonical(new FilledValues(2).of(type)));
        }
    }

    @Test
    void computedPropertiesAreNoState() {
        String json = text(CODEC.format(HidingAnnotations.Computed.class)
                .encode(new FilledValues(1).of(HidingAnnotations.Computed.class)));

        assertThat(json).startsWith("{\"name\":").doesNotContain("greeting", "shout");
    }

    @Test
    void noAnnotationMakesTheReaderLenient() {
        assertRejected(HidingAnnotations.Lenient.class, "{\"name\":\"a\",\"more\":1}");
        assertRejected(HidingAnnotations.IgnoredByName.class, "{\"name\":\"a\"}");
        assertRejected(HidingAnnotations.Skipping.class, "{\"name\":null}");
        assertRejected(HidingAnnotations.ReadOnly.class, "{\"name\":\"a\"}");
        assertRejected(HidingAnnotations.Coded.class, "1");
        assertRejected(HidingAnnotations.ObjectEnum.class, "{\"number\":1}");
    }
}
