package dev.larder.runtime.jackson.digest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import dev.larder.runtime.jackson.type.SilentTypes;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Writes the class of each value beside it, so that values of different classes never have the same digest. Of collections only
 * the kind counts, since lists of any class are equal.
 */
final class ClassTags extends SilentTypes {

    private static final long serialVersionUID = 1L;

    @Override
    protected void open(Object value, JavaType declared, JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        generator.writeString(tag(value));
    }

    @Override
    protected void close(JsonGenerator generator) throws IOException {
        generator.writeEndArray();
    }

    private static String tag(Object value) {
        if (value instanceof Collection<?>) {
            return value instanceof List<?> ? "List" : "Collection";
        }
        return value instanceof Enum<?> constant
                ? constant.getDeclaringClass().getName()
                : value.getClass().getName();
    }
}
