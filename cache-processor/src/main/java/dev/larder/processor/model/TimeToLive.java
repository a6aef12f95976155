package dev.larder.processor.model;

import java.time.Duration;

/** A positive number of whole milliseconds. */
public record TimeToLive(Duration duration) implements Comparable<TimeToLive> {

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

    /** Returns this time, and after it another one. */
    public TimeToLive plus(TimeToLive further) {
        return new TimeToLive(duration.plus(further.duration));
    }

    @Override
    public int compareTo(TimeToLive other) {
        return duration.compareTo(other.duration);
    }
}
