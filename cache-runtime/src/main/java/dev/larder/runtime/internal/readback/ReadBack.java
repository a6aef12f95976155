package dev.larder.runtime.internal.readback;

import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a value back from its bytes and compares it with what was written, by the state of both: what an object's own
 * {@code equals} ignores, a cache must keep all the same.
 *
 * <p>A comparison takes time in proportion to the value, up to {@link #MAX_OBJECTS} objects, and reads by reflection. It is made
 * for the first values of a method, in the background. The value must not be changed meanwhile. Immutable and thread-safe.
 *
 * @param <V> the type of the values
 */
public final class ReadBack<V> {

    /** Maximum number of objects that one comparison looks at; the rest of a larger value is not looked at. */
    public static final int MAX_OBJECTS = 10_000;

    private final ValueFormat<V> format;

    public ReadBack(ValueFormat<V> format) {
        this.format = format;
    }

    /**
     * Returns what differs, with the path of the property, such as {@code lines[].price: a java.lang.Long became a
     * java.lang.Integer}; nothing when the value comes back as it was. Names of properties and classes are told, never values.
     */
    public Optional<String> difference(V value, byte[] bytes) {
        try {
            return differenceTo(copy(bytes), value);
        } catch (RejectedValueException e) {
            return Optional.of("it cannot be read back: " + e.getMessage());
        }
    }

    /** Returns the value that is read from the bytes. */
    V copy(byte[] bytes) throws RejectedValueException {
        return format.decode(bytes);
    }

    /** Returns what differs between a value and the copy of it. */
    Optional<String> differenceTo(V copy, V value) {
        return new StateComparison(MAX_OBJECTS).difference(value, copy);
    }

    /** Returns whether a value is written as these bytes still. */
    boolean isWrittenAs(V value, byte[] bytes) {
        return Arrays.equals(format.encode(value), bytes);
    }
}
