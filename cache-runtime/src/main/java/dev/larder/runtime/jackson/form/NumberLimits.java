package dev.larder.runtime.jackson.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes no number that would be rejected when it is read: reading takes time that grows faster than the digits, and
 * calculating with a huge scale takes all memory.
 */
final class NumberLimits {

    /** As many as Jackson reads by default. */
    static final int MAX_DIGITS = 1_000;

    static final int MAX_SCALE = 100_000;

    /** More than {@link #MAX_DIGITS} have surely more bits than this. */
    private static final int MAX_BITS = 3_318;

    private NumberLimits() {}

    static void register(SimpleModule module) {
        module.addSerializer(BigInteger.class, new Integers());
        module.addSerializer(BigDecimal.class, new Decimals());
    }

    static boolean isWithin(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_SCALE;
    }

    private static UnwritableValueException beyond(JsonGenerator generator, Class<?> type) {
        return new UnwritableValueException(
                generator,
                "a " + type.getSimpleName() + " of more than " + MAX_DIGITS + " digits, or of a scale beyond "
                        + MAX_SCALE + ", would be rejected when it is read");
    }

    private static final class Integers extends StdScalarSerializer<BigInteger> {

        private static final long serialVersionUID = 1L;

        Integers() {
            super(BigInteger.class);
        }

        @Override
        public void serialize(BigInteger value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            if (value.bitLength() > MAX_BITS) {
                throw beyond(generator, BigInteger.class);
            }
            generator.writeNumber(value);
        }
    }

    private static final class Decimals extends StdScalarSerializer<BigDecimal> {

        private static final long serialVersionUID = 1L;

        Decimals() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            // Small negative scales and large positive ones are written with an exponent, the others in full.
            if (!isWithin(value)
                    || value.precision() > MAX_DIGITS
                    || value.toString().length() > MAX_DIGITS) {
                throw beyond(generator, BigDecimal.class);
            }
            generator.writeNumber(value);
        }
    }
}
