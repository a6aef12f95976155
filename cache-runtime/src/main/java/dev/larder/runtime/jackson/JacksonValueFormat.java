package dev.larder.runtime.jackson;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.io.IOException;

/** JSON of one exact type. */
final class JacksonValueFormat<V> implements ValueFormat<V> {

    private final ObjectReader reader;

    private final ObjectWriter writer;

    private final JavaType type;

    JacksonValueFormat(ObjectReader reader, ObjectWriter writer, JavaType type) {
        this.reader = reader;
        this.writer = writer;
        this.type = type;
    }

    @Override
    public byte[] encode(V value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException | RuntimeException e) {
            // Without the cause, whose message may hold the value.
            throw new UnsupportedValueException(
                    "a " + type.toCanonical() + " cannot be written as JSON: " + Faults.ofWriting(e));
        }
    }

    @Override
    public V decode(byte[] bytes) throws RejectedValueException {
        V value;
        try {
            value = reader.readValue(bytes);
        } catch (IOException | RuntimeException e) {
            throw new RejectedValueException(describe(bytes, e));
        }
        if (value == null) {
            throw new RejectedValueException("null is no " + type.toCanonical());
        }
        return value;
    }

    /** Says what and where; Jackson's own message would quote the value. */
    private String describe(byte[] bytes, Exception cause) {
        JsonLocation location = cause instanceof JsonProcessingException json ? json.getLocation() : null;
        String where = location == null ? "" : " at byte " + location.getByteOffset();
        return bytes.length + " bytes are no " + type.toCanonical() + where + ": " + Faults.ofReading(cause);
    }
}
