package dev.larder.runtime.spi;

/**
 * The byte form of the values of one exact type.
 *
 * <p>A store keeps its leases as whitespace behind the value. So a text format never ends a value in whitespace, and a binary
 * format ends each value with a byte above {@code 0x20}. Implementations are thread-safe.
 *
 * @param <V> the type of the values
 */
public interface ValueFormat<V> {

    /**
     * Writes a value.
     *
     * @throws UnsupportedValueException when this value cannot be written; the message does not hold the value
     */
    byte[] encode(V value);

    /**
     * Reads a value. Each call returns a new object.
     *
     * @throws RejectedValueException when the bytes are damaged or of another shape than the type
     */
    V decode(byte[] bytes) throws RejectedValueException;
}
