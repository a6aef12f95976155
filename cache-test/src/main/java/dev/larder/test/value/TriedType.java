package dev.larder.test.value;

import dev.larder.runtime.internal.readback.ReadBack;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values are tried.
 *
 * @param where the method, or the type itself
 * @param format its form; {@code null} when the codec refuses the type
 * @param refusal why the codec refuses the type; empty when it does not
 */
record TriedType(String where, Type type, @Nullable ValueFormat<Object> format, String refusal) {

    static TriedType of(String where, Type type, ValueCodec codec) {
        try {
            return new TriedType(where, type, codec.format(type), "");
        } catch (UnsupportedValueException e) {
            return new TriedType(where, type, null, String.valueOf(e.getMessage()));
        }
    }

    Optional<Difference> difference(int seeds, Map<Class<?>, IntFunction<?>> makers) {
        if (format == null) {
            return found(refusal);
        }
        ReadBack<Object> readBack = new ReadBack<>(format);
        for (int seed = 0; seed < seeds; seed++) {
            Object value;
            try {
                value = new FilledValues(seed, makers).of(type);
            } catch (RuntimeException e) {
                return found("no value to try: " + e.getMessage() + reason(e) + "; say how to make one by making(…)");
            }
            if (value == null) {
                return found("no value to try: it contains itself; say how to make one by making(…)");
            }
            Optional<String> difference = difference(readBack, format, value);
            if (difference.isPresent()) {
                return found(difference.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(ReadBack<Object> readBack, ValueFormat<Object> format, Object value) {
        try {
            return readBack.difference(value, format.encode(value));
        } catch (UnsupportedValueException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == null ? "" : " (" + cause + ")";
    }

    private Optional<Difference> found(String what) {
        return Optional.of(new Difference(where, type.getTypeName(), what));
    }
}
