package dev.larder.runtime.spi;

/**
 * The byte form of the values of one exact type.
 *
 * <p>A text format never ends a value in whitespace; a binary one ends each value with a byte above {@code 0x20}, since
 * a store keeps its leases as whitespace behind the value. Implementations are thread-safe.
 *
 * @param <V> the type of the values
 */
public interface ValueFormat<V> {

    /**
     * Writes a value.
     *
     * @throws UnsupportedValueException when this value cannot be written; its text is not in the message
     */
    byte[] encode(V value);

    /**
     * Reads a value; a fresh object each time.
     *
     * @throws RejectedValueException when the bytes are damaged or of another shape than the type
     */
    V decode(byte[] bytes) throws RejectedValueException;
}
