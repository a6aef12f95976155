package dev.larder.runtime.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import java.lang.reflect.Type;

/**
 * Values as JSON, by Jackson, as strictly as a rolling deploy needs: a value that was written by another shape of its
 * class is rejected, not half-read.
 *
 * <p>Rejected are unknown and missing properties, {@code null} for a primitive, scalars of another type, text
 * behind the value, and what exceeds the limits of nesting (500) and of string length. The bytes never choose a class:
 * there is no default typing, and subtypes need Jackson's annotations on the type. What is written always has all
 * properties, whatever the type says about inclusion, and none that could not be read back. Of a property that comes
 * again the last value counts, as for most readers of JSON; none is ever written twice.
 *
 * <p>Dates and durations are ISO-8601 texts with all their digits; {@code BigDecimal}s keep their scale. Thread-safe.
 */
public final class JacksonValueCodec implements ValueCodec {

    private final JsonMapper mapper;

    private final ObjectWriter canonicalWriter;

    private JacksonValueCodec(JsonMapper mapper, JsonMapper canonical) {
        this.mapper = mapper;
        this.canonicalWriter = canonical.writer();
    }

    /** Returns the codec. */
    public static JacksonValueCodec create() {
        return with();
    }

    /** Returns the codec with more modules of Jackson's, for types that it does not know by itself. */
    public static JacksonValueCodec with(Module... modules) {
        JacksonVersions.check();
        return new JacksonValueCodec(StrictMapper.create(modules), StrictMapper.canonical(modules));
    }

    @Override
    public <V> ValueFormat<V> format(Type type) {
        JavaType valueType = mapper.constructType(type);
        new BindingCheck(mapper, valueType).run();
        return new JacksonValueFormat<>(mapper.readerFor(valueType), mapper.writerFor(valueType), valueType);
    }

    @Override
    public byte[] canonical(Object value) {
        try {
            return canonicalWriter.writeValueAsBytes(value);
        } catch (JsonProcessingException | RuntimeException e) {
            // Without the cause, whose message may hold the value.
            throw undigestible(value, Faults.ofWriting(e));
        } catch (StackOverflowError e) {
            throw undigestible(value, "it leads into itself");
        }
    }

    private static UnsupportedValueException undigestible(Object value, String reason) {
        return new UnsupportedValueException(
                "a " + value.getClass().getName() + " cannot be digested for {...|sha256}: " + reason);
    }
}
