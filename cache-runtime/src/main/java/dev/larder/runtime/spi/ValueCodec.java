package dev.larder.runtime.spi;

import java.lang.reflect.Type;

/**
 * Turns values of any supported type into bytes and back.
 *
 * <p>Implementations are thread-safe and never let the bytes decide which class is instantiated.
 */
public interface ValueCodec {

    /**
     * Returns the format of one exact generic type; called once for a method, at start.
     *
     * @throws UnsupportedValueException when values of the type cannot be written and read back
     */
    <V> ValueFormat<V> format(Type type);

    /**
     * Writes a value such that equal values give equal bytes, in every JVM; for digests in keys, never read back.
     *
     * @throws UnsupportedValueException when the value cannot be written
     */
    byte[] canonical(Object value);
}
