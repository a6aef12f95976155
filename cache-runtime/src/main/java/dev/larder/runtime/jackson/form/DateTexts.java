package dev.larder.runtime.jackson.form;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The texts of dates and instants, each with its zone. */
final class DateTexts {

    /** Milliseconds always, so that a date differs from a timestamp, which has nine digits. */
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private DateTexts() {}

    static Instant instant(String text) {
        if (!text.endsWith("Z")) {
            throw new IllegalArgumentException("no instant");
        }
        return Instant.parse(text);
    }

    static @Nullable String textOfDate(Date date) {
        return date.getClass() == Date.class ? MILLIS.format(Instant.ofEpochMilli(date.getTime())) : null;
    }

    static Date date(String text) {
        return Date.from(instant(text));
    }
}
