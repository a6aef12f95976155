package dev.larder.runtime.jackson;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import dev.larder.runtime.spi.UnsupportedValueException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Checks at start that values of a type can be written and read back, as far as the type alone tells, so that a mistake
 * shows then and not as a cache that never hits.
 */
final class RoundTripCheck {

    private final JsonMapper mapper;

    private final JavaType type;

    RoundTripCheck(JsonMapper mapper, JavaType type) {
        this.mapper = mapper;
        this.type = type;
    }

    void run() {
        checkType(type);
    }

    private void checkType(@Nullable JavaType checked) {
        if (checked == null) {
            return;
        }
        if (checked.isJavaLangObject()) {
            throw unsupported(checked, "it says nothing about what to read back; name the exact type");
        }
        checkWriting(checked);
        checkReading(checked, "null");
        if (checked.isContainerType() || checked.isReferenceType()) {
            checkType(checked.getContentType());
        } else {
            checkReading(checked, "{}");
        }
    }

    private void checkWriting(JavaType checked) {
        try {
            JsonSerializer<?> serializer =
                    mapper.getSerializerProviderInstance().findTypedValueSerializer(checked, true, null);
            if (serializer instanceof UnknownSerializer) {
                throw unsupported(checked, "it has no properties that can be written and read back");
            }
        } catch (JsonMappingException e) {
            throw unsupported(checked, e.getOriginalMessage());
        }
    }

    /** Probes that hold no value, so that only a fault of the type itself is one of its definition. */
    private void checkReading(JavaType checked, String probe) {
        try {
            mapper.readerFor(checked).readValue(probe);
        } catch (InvalidDefinitionException e) {
            throw unsupported(checked, e.getOriginalMessage());
        } catch (IOException | RuntimeException e) {
            // The probe is no value of this type, as expected.
            return;
        }
    }

    private UnsupportedValueException unsupported(JavaType checked, String reason) {
        String within = checked.equals(type) ? "" : " within " + type.toCanonical();
        return new UnsupportedValueException(checked.toCanonical() + within + " cannot be kept as JSON: " + reason);
    }
}
