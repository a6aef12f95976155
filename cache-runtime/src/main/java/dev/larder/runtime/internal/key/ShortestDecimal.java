package dev.larder.runtime.internal.key;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * The text of a {@code double} or {@code float}: the shortest decimal that is read back as the same number. Of several, it is
 * the one nearest to the number.
 *
 * <p>Java 19 and later write numbers so; Java 17 sometimes writes more digits. All JVMs of a fleet must agree on their keys,
 * so this class does not ask the JVM.
 */
final class ShortestDecimal {

    private static final int MIN_DIGITS = 2;

    private static final int MAX_DIGITS = 17;

    /** Exponents from here up to {@link #PLAIN_END} are written without an exponent. */
    private static final int PLAIN_BEGIN = -3;

    private static final int PLAIN_END = 7;

    private ShortestDecimal() {}

    static String of(double number) {
        if (!Double.isFinite(number) || number == 0) {
            return Double.toString(number);
        }
        double magnitude = Math.abs(number);
        return sign(number) + text(new BigDecimal(magnitude), decimal -> decimal.doubleValue() == magnitude);
    }

    static String of(float number) {
        if (!Float.isFinite(number) || number == 0) {
            return Float.toString(number);
        }
        float magnitude = Math.abs(number);
        return sign(number) + text(new BigDecimal(magnitude), decimal -> decimal.floatValue() == magnitude);
    }

    private static String sign(double number) {
        return number < 0 ? "-" : "";
    }

    private static String text(BigDecimal exact, Predicate<BigDecimal> isRead) {
        for (int digits = MIN_DIGITS; digits < MAX_DIGITS; digits++) {
            BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean readsBelow = isRead.test(below);
            boolean readsAbove = isRead.test(above);
            if (readsBelow || readsAbove) {
                boolean takesBelow = readsBelow && (!readsAbove || isNearer(below, above, exact));
                return spell(takesBelow ? below : above);
            }
        }
        return spell(exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN)));
    }

    /** Returns whether the lower decimal is nearer; of two that are equally near, the one with an even last digit counts. */
    private static boolean isNearer(BigDecimal below, BigDecimal above, BigDecimal exact) {
        int comparison = exact.subtract(below).compareTo(above.subtract(exact));
        return comparison < 0 || (comparison == 0 && !below.unscaledValue().testBit(0));
    }

    private static String spell(BigDecimal decimal) {
        BigDecimal shortest = decimal.stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        if (exponent >= PLAIN_BEGIN && exponent < PLAIN_END) {
            String plain = shortest.toPlainString();
            return shortest.scale() <= 0 ? plain + ".0" : plain;
        }
        String fraction = digits.length() == 1 ? "0" : digits.substring(1);
        return digits.charAt(0) + "." + fraction + "E" + exponent;
    }
}
