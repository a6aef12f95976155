package dev.larder.runtime.internal.readback;

import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares two stored values of one method by their state. Bytes may differ although the values do not: a set or a map may be written
 * in any order. Immutable and thread-safe.
 *
 * @param <V> the type of the values
 */
public final class StoredComparison<V> {

    /** Maximum number of objects that are compared; the rest of larger values is not. */
    private static final int MAX_OBJECTS = 100_000;

    private final ValueFormat<V> format;

    public StoredComparison(ValueFormat<V> format) {
        this.format = format;
    }

    /**
     * Returns what differs, with the path of the property, such as {@code lines[].price: its value changed}; nothing when both are
     * the same. Names of properties and classes are told, never values.
     *
     * @param one the bytes of a value; {@code null} for an absence
     * @param other the bytes of another one; {@code null} for an absence
     * @throws RejectedValueException when one cannot be read
     */
    public Optional<String> difference(byte @Nullable [] one, byte @Nullable [] other) throws RejectedValueException {
        if (Arrays.equals(one, other)) {
            return Optional.empty();
        }
        return new StateComparison(MAX_OBJECTS, false).difference(read(one), read(other));
    }

    private @Nullable V read(byte @Nullable [] bytes) throws RejectedValueException {
        return bytes == null ? null : format.decode(bytes);
    }
}
