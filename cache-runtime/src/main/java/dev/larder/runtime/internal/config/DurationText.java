package dev.larder.runtime.internal.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as annotations write them: {@code 90s}, {@code 1h30m}, {@code 2w}, {@code PT10M}, {@code 3600}. */
final class DurationText {

    private static final Pattern SECONDS = Pattern.compile("\\d+");

    private static final Pattern UNITS =
            Pattern.compile("(?:\\d+w)?(?:\\d+d)?(?:\\d+h)?(?:\\d+m)?(?:\\d+s)?(?:\\d+ms)?");

    private static final Pattern UNIT = Pattern.compile("(\\d+)([a-z]+)");

    private static final Map<String, Duration> LENGTHS = Map.of(
            "w", Duration.ofDays(7),
            "d", Duration.ofDays(1),
            "h", Duration.ofHours(1),
            "m", Duration.ofMinutes(1),
            "s", Duration.ofSeconds(1),
            "ms", Duration.ofMillis(1));

    private static final int NANOS_PER_MILLI = 1_000_000;

    private static final long SECONDS_PER_HOUR = 3600;

    private static final long SECONDS_PER_DAY = 24 * SECONDS_PER_HOUR;

    private DurationText() {}

    /** Returns the shortest text that {@link #parse} reads as this duration. */
    static String format(Duration duration) {
        if (duration.isNegative() || duration.getNano() % NANOS_PER_MILLI != 0) {
            return duration.toString();
        }
        if (duration.getNano() != 0) {
            return duration.getSeconds() == 0 ? duration.toMillis() + "ms" : duration.toString();
        }
        long seconds = duration.getSeconds();
        if (seconds != 0 && seconds % SECONDS_PER_DAY == 0 && seconds > SECONDS_PER_DAY) {
            return seconds / SECONDS_PER_DAY + "d";
        }
        return seconds != 0 && seconds % SECONDS_PER_HOUR == 0 ? seconds / SECONDS_PER_HOUR + "h" : seconds + "s";
    }

    /** Returns the duration, or {@code null} when the text is not a duration. */
    static @Nullable Duration parse(String text) {
        try {
            if (SECONDS.matcher(text).matches()) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            return !text.isEmpty() && UNITS.matcher(text).matches() ? sum(text) : Duration.parse(text);
        } catch (ArithmeticException | NumberFormatException | DateTimeParseException e) {
            return null;
        }
    }

    private static Duration sum(String text) {
        Duration sum = Duration.ZERO;
        Matcher unit = UNIT.matcher(text);
        while (unit.find()) {
            Duration length = LENGTHS.getOrDefault(unit.group(2), Duration.ZERO);
            sum = sum.plus(length.multipliedBy(Long.parseLong(unit.group(1))));
        }
        return sum;
    }
}
