package dev.larder.runtime.jackson.form;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Date;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dates of JDBC, which are also found where a class declares a {@link Date}. Their texts differ, so that each is read back
 * as the class that it was: {@code 2026-01-02} a date, {@code 03:04:05} a time, nine digits of a second a timestamp.
 *
 * <p>Loaded only where the module {@code java.sql} is.
 */
final class SqlForms {

    private static final DateTimeFormatter NANOS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    /** {@code .123456789Z}. */
    private static final int LENGTH_OF_NANOS = 11;

    private SqlForms() {}

    static Stream<TextForm<?>> all() {
        return Stream.of(
                new TextForm<>(Timestamp.class, SqlForms::textOfTimestamp, SqlForms::timestamp),
                new TextForm<>(java.sql.Date.class, SqlForms::textOfDate, SqlForms::date),
                new TextForm<>(Time.class, SqlForms::textOfTime, SqlForms::time),
                new TextForm<>(Date.class, DateTexts::textOfDate, SqlForms::anyDate));
    }

    private static @Nullable String textOfTimestamp(Timestamp timestamp) {
        return timestamp.getClass() == Timestamp.class ? NANOS.format(timestamp.toInstant()) : null;
    }

    private static Timestamp timestamp(String text) {
        if (!hasNanos(text)) {
            throw new IllegalArgumentException("no timestamp");
        }
        return Timestamp.from(DateTexts.instant(text));
    }

    private static boolean hasNanos(String text) {
        return text.length() > LENGTH_OF_NANOS && text.charAt(text.length() - LENGTH_OF_NANOS) == '.';
    }

    /** A day, in the time zone of this JVM as JDBC has it; a date that holds a time of day has no text. */
    private static @Nullable String textOfDate(java.sql.Date date) {
        LocalDate day = date.toLocalDate();
        return java.sql.Date.valueOf(day).equals(date) ? day.toString() : null;
    }

    private static java.sql.Date date(String text) {
        return java.sql.Date.valueOf(LocalDate.parse(text));
    }

    private static @Nullable String textOfTime(Time time) {
        LocalTime local = time.toLocalTime();
        return Time.valueOf(local).equals(time) ? DateTimeFormatter.ISO_LOCAL_TIME.format(local) : null;
    }

    private static Time time(String text) {
        LocalTime time = LocalTime.parse(text);
        if (time.getNano() != 0) {
            throw new IllegalArgumentException("no time of JDBC");
        }
        return Time.valueOf(time);
    }

    private static Date anyDate(String text) {
        if (text.indexOf('T') < 0) {
            return text.indexOf(':') < 0 ? date(text) : time(text);
        }
        return hasNanos(text) ? timestamp(text) : DateTexts.date(text);
    }
}
