package dev.larder.runtime.internal.key;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    private static final double PLAIN_MIN = 1e-3;

    private static final double PLAIN_MAX = 1e7;

    /** Decimals of a number below {@link #PLAIN_MAX} with at most 15 digits. */
    private static final int MAX_PLAIN_DECIMALS = 8;

    private ShortestDecimal() {}

    static String of(double number) {
        if (!Double.isFinite(number) || number == 0) {
            return Double.toString(number);
        }
        double magnitude = Math.abs(number);
        String plain = plain(magnitude);
        return sign(number)
                + (plain != null
                        ? plain
                        : text(new BigDecimal(magnitude), decimal -> decimal.doubleValue() == magnitude));
    }

    /**
     * Returns the text of a number with few decimals, such as a price, or {@code null}. It is much faster than the general way.
     * No two decimals of at most 15 digits are read as the same number, so the first one that is read as it is the shortest.
     */
    private static @Nullable String plain(double magnitude) {
        if (magnitude < PLAIN_MIN || magnitude >= PLAIN_MAX) {
            return null;
        }
        long scale = 1;
        for (int decimals = 1; decimals <= MAX_PLAIN_DECIMALS; decimals++) {
            scale *= 10;
            long scaled = Math.round(magnitude * scale);
            if ((double) scaled / scale == magnitude) {
                String fraction = Long.toString(scale + scaled % scale);
                return scaled / scale + "." + fraction.substring(1);
            }
        }
        return null;
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
