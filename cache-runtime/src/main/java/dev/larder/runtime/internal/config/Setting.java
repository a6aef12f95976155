package dev.larder.runtime.internal.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A setting that was written as text. Immutable.
 *
 * @param name such as {@code larder.commandTimeout}
 * @param text the value, without blanks around it
 * @param origin the place where it was written, for messages
 */
public record Setting(String name, String text, String origin) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)%");

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%?");

    /**
     * Returns the duration.
     *
     * @throws IllegalArgumentException when the text is not a duration
     */
    public Duration duration() {
        @Nullable Duration duration = DurationText.parse(text);
        if (duration == null) {
            throw invalid("is not a duration; write \"10m\", \"1h30m\", \"PT10M\" or seconds such as \"600\"");
        }
        return duration;
    }

    /**
     * Returns whether the setting is on.
     *
     * @throws IllegalArgumentException when the text is neither {@code true} nor {@code false}
     */
    public boolean flag() {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid("is neither \"true\" nor \"false\"");
        };
    }

    /**
     * Returns the number.
     *
     * @throws IllegalArgumentException when the text has other characters than digits
     */
    public int number() {
        if (!NUMBER.matcher(text).matches()) {
            throw invalid("is not a number; write digits only, such as \"64\"");
        }
        return Integer.parseInt(text);
    }

    /**
     * Returns the percentage.
     *
     * @throws IllegalArgumentException when the text is not a whole number of percent
     */
    public int percent() {
        var matcher = PERCENT.matcher(text);
        if (!matcher.matches()) {
            throw invalid("is not a percentage; write a whole number, such as \"10%\"");
        }
        return Integer.parseInt(matcher.group(1));
    }

    /**
     * Returns the share, from 0 to 1.
     *
     * @throws IllegalArgumentException when the text is not a percentage
     */
    public double share() {
        var matcher = SHARE.matcher(text);
        if (!matcher.matches()) {
            throw invalid("is not a share; write a percentage such as \"0.01%\"");
        }
        double share = new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue();
        if (share > 1) {
            throw invalid("is more than 100%; write a percentage such as \"0.01%\"");
        }
        return share;
    }

    /**
     * Returns the constant of this name, in upper or lower case.
     *
     * @throws IllegalArgumentException when there is no such constant
     */
    public <E extends Enum<E>> E constant(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw invalid("must be one of " + Arrays.toString(type.getEnumConstants()));
    }

    /** Returns an exception about this setting. It names the setting, its value, its origin and the broken rule. */
    public IllegalArgumentException invalid(String rule) {
        return new IllegalArgumentException(name + " = \"" + text + "\" (" + origin + ") " + rule);
    }
}
