package dev.larder.runtime.jackson.form;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.larder.runtime.internal.key.LocaleText;
import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JDK's types whose form is a text, where Jackson's own loses something or takes texts of other types. */
public final class ExactForms {

    private static final DateTimeFormatter MONTHS = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .toFormatter(Locale.ROOT);

    private static final List<TextForm<?>> FORMS =
            Stream.of(times(), others(), dates()).flatMap(forms -> forms).toList();

    private static final Set<Class<?>> TYPES =
            FORMS.stream().map(TextForm::type).collect(Collectors.toSet());

    private ExactForms() {}

    /** Returns whether values of the type are texts, in keys of maps, too. */
    static boolean isText(Class<?> type) {
        return TYPES.contains(type);
    }

    public static void register(SimpleModule module) {
        FORMS.forEach(form -> form.register(module));
        PatternForm.register(module);
        BytesForm.register(module);
        NumberLimits.register(module);
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, ExactForms.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static Stream<TextForm<?>> times() {
        return Stream.of(
                new TextForm<>(Instant.class, Instant::toString, DateTexts::instant),
                new TextForm<>(LocalDate.class, LocalDate::toString, LocalDate::parse),
                new TextForm<>(LocalTime.class, DateTimeFormatter.ISO_LOCAL_TIME::format, LocalTime::parse),
                new TextForm<>(
                        LocalDateTime.class, DateTimeFormatter.ISO_LOCAL_DATE_TIME::format, LocalDateTime::parse),
                new TextForm<>(
                        OffsetDateTime.class, DateTimeFormatter.ISO_OFFSET_DATE_TIME::format, OffsetDateTime::parse),
                new TextForm<>(OffsetTime.class, DateTimeFormatter.ISO_OFFSET_TIME::format, OffsetTime::parse),
                new TextForm<>(
                        ZonedDateTime.class, DateTimeFormatter.ISO_ZONED_DATE_TIME::format, ZonedDateTime::parse),
                new TextForm<>(Duration.class, Duration::toString, ExactForms::duration),
                new TextForm<>(Period.class, Period::toString, Period::parse),
                new TextForm<>(Year.class, Year::toString, canonical(text -> Year.of(Integer.parseInt(text)))),
                new TextForm<>(YearMonth.class, MONTHS::format, YearMonth::parse),
                new TextForm<>(MonthDay.class, MonthDay::toString, MonthDay::parse),
                new TextForm<>(ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of),
                new TextForm<>(ZoneId.class, ZoneId::getId, ZoneId::of));
    }

    private static Stream<TextForm<?>> dates() {
        return isPresent("java.sql.Timestamp")
                ? SqlForms.all()
                : Stream.of(new TextForm<>(Date.class, DateTexts::textOfDate, DateTexts::date));
    }

    private static Stream<TextForm<?>> others() {
        return Stream.of(
                InetAddressForm.form(),
                new TextForm<>(UUID.class, UUID::toString, canonical(UUID::fromString)),
                new TextForm<>(Locale.class, LocaleText::of, LocaleText::parse),
                new TextForm<>(TimeZone.class, ExactForms::textOfZone, ExactForms::zone),
                new TextForm<>(File.class, ExactForms::textOfFile, File::new),
                new TextForm<>(Path.class, ExactForms::textOfPath, Path::of));
    }

    /** Takes a text only as values are written. */
    private static <T> TextForm.Reading<T> canonical(Function<String, T> parser) {
        return text -> {
            T value = parser.apply(text);
            if (!value.toString().equals(text)) {
                throw new IllegalArgumentException("not as it is written");
            }
            return value;
        };
    }

    private static Duration duration(String text) {
        if (!text.startsWith("PT")) {
            throw new IllegalArgumentException("no duration");
        }
        return Duration.parse(text);
    }

    private static @Nullable String textOfZone(TimeZone zone) {
        return TimeZone.getTimeZone(zone.getID()).equals(zone) ? zone.getID() : null;
    }

    private static TimeZone zone(String id) {
        TimeZone zone = TimeZone.getTimeZone(id);
        if (!zone.getID().equals(id)) {
            throw new IllegalArgumentException("no time zone");
        }
        return zone;
    }

    private static @Nullable String textOfFile(File file) {
        return file.getClass() == File.class ? file.getPath() : null;
    }

    private static @Nullable String textOfPath(Path path) {
        return path.getFileSystem() == FileSystems.getDefault() ? path.toString() : null;
    }
}
