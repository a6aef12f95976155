package dev.larder.runtime.internal.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A setting as somebody wrote it.
 *
 * @param name such as {@code larder.commandTimeout}
 * @param origin where it was found, for messages
 */
public record Setting(String name, String text, String origin) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%?");

    /**
     * Returns the duration.
     *
     * @throws IllegalArgumentException when the text is no duration
     */
    public Duration duration() {
        @Nullable Duration duration = DurationText.parse(text);
        if (duration == null) {
            throw invalid("is not a duration; write \"10m\", \"1h30m\", \"PT10M\" or seconds such as \"600\"");
        }
        return duration;
    }

    /**
     * Returns whether it is on.
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
     * @throws IllegalArgumentException when the text is no number without a sign
     */
    public int number() {
        if (!NUMBER.matcher(text).matches()) {
            throw invalid("is not a number; write digits only, such as \"64\"");
        }
        return Integer.parseInt(text);
    }

    /**
     * Returns the share in percent.
     *
     * @throws IllegalArgumentException when the text is no whole share
     */
    public int percent() {
        var matcher = PERCENT.matcher(text);
        if (!matcher.matches()) {
            throw invalid("is not a share; write whole percent, such as \"10%\"");
        }
        return Integer.parseInt(matcher.group(1));
    }

    /**
     * Returns the constant.
     *
     * @throws IllegalArgumentException when the text is none of the constants
     */
    public <E extends Enum<E>> E constant(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw invalid("is none of " + Arrays.toString(type.getEnumConstants()));
    }

    /** Returns what to throw about this setting: its name, its text, where it is written, and what is wrong with it. */
    public IllegalArgumentException invalid(String rule) {
        return new IllegalArgumentException(name + " = \"" + text + "\" (" + origin + ") " + rule);
    }
}
