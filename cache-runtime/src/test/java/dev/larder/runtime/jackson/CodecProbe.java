package dev.larder.runtime.jackson;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Writes and reads values as the cache does. */
public final class CodecProbe {

    public static final JacksonValueCodec CODEC = JacksonValueCodec.create();

    private CodecProbe() {}

    public static void assertRejected(Type type, String json) {
        assertThatExceptionOfType(RejectedValueException.class)
                .as(json.substring(0, Math.min(200, json.length())))
                .isThrownBy(() -> CODEC.format(type).decode(bytes(json)));
    }

    public static void assertUnsupported(Type type, String part) {
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.format(type))
                .withMessageContaining(part);
    }

    public static <V> V roundTrip(Type type, V value) throws RejectedValueException {
        ValueFormat<V> format = CODEC.format(type);
        return Objects.requireNonNull(format.decode(format.encode(value)));
    }

    public static <V> String json(Class<V> type, V value) {
        return text(CODEC.<V>format(type).encode(value));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
