package dev.larder.runtime.spi;

import java.lang.reflect.Type;

/**
 * Writes values as bytes and reads them back.
 *
 * <p>Implementations are thread-safe. The bytes never decide which class is instantiated.
 */
public interface ValueCodec {

    /**
     * Returns the format of one exact generic type. It is called once for each method, at start.
     *
     * @throws UnsupportedValueException when values of the type cannot be written and read back
     */
    <V> ValueFormat<V> format(Type type);

    /**
     * Writes a value for a digest in a key. Equal values give equal bytes in every JVM. The bytes are never read back.
     *
     * @throws UnsupportedValueException when the value cannot be written
     */
    byte[] canonical(Object value);
}
