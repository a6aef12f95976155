package dev.larder.processor.model;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A positive number of whole milliseconds. */
public record TimeToLive(Duration duration) implements Comparable<TimeToLive> {

    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[dhms])");

    /** Returns the time that {@link #text} wrote. */
    public static TimeToLive of(String text) {
        Duration sum = Duration.ZERO;
        for (Matcher part = PART.matcher(text); part.find(); ) {
            long number = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "d" -> Duration.ofDays(number);
                        case "h" -> Duration.ofHours(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "s" -> Duration.ofSeconds(number);
                        default -> Duration.ofMillis(number);
                    });
        }
        return new TimeToLive(sum);
    }

    /** Returns the duration as an annotation would say it, such as {@code 1h30m}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        append(text, duration.toDays(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }

    /** Returns the minimum time that is left when up to a share of it is taken off, in percent. */
    public Duration less(OptionalInt jitterPercent) {
        return duration.multipliedBy(100 - jitterPercent.orElse(0)).dividedBy(100);
    }

    /** Returns this time, and after it another one. */
    public TimeToLive plus(TimeToLive further) {
        return new TimeToLive(duration.plus(further.duration));
    }

    @Override
    public int compareTo(TimeToLive other) {
        return duration.compareTo(other.duration);
    }
}
