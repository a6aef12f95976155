package dev.larder.runtime.internal.key;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stable text of a key argument. It is the same in every JVM, and different for values that are not equal. */
public final class KeyText {

    private KeyText() {}

    /**
     * Returns the text of a value, before any encoding; {@code null} for {@code null} and for an empty {@link Optional}.
     *
     * @throws IllegalArgumentException when values of this type have no stable text
     */
    public static @Nullable String of(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (!isStable(value)) {
            throw new UnstableTextException("a " + value.getClass().getName()
                    + " has no stable text to stand in a key; use a property of it or {...|sha256}");
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Double number) {
            return ShortestDecimal.of(number.doubleValue());
        }
        if (value instanceof Float number) {
            return ShortestDecimal.of(number.floatValue());
        }
        return value instanceof Locale locale ? LocaleText.of(locale) : value.toString();
    }

    /** Returns whether {@link #of} knows the type of a value, or the type of the value in an {@link Optional}. */
    public static boolean isStable(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() || isStable(optional.get());
        }
        return value instanceof String
                || isNumber(value)
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof UUID
                || value instanceof URI
                || value instanceof Locale
                || value.getClass().getPackageName().startsWith("java.time");
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Double
                || value instanceof Float
                // Not instanceof: subclasses may have any text.
                || value.getClass() == BigInteger.class
                || value.getClass() == BigDecimal.class;
    }
}
