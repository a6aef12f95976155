package dev.larder.processor.resolution.expiry;

import static dev.larder.processor.diagnostic.DiagnosticCode.CACHED_TTL_INVALID;
import static dev.larder.processor.diagnostic.DiagnosticCode.CACHED_TTL_NOT_POSITIVE;
import static dev.larder.processor.diagnostic.DiagnosticCode.CACHED_TTL_TOO_FINE;
import static dev.larder.processor.diagnostic.DiagnosticCode.CACHED_TTL_TOO_LONG;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.model.TimeToLive;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses {@code "90s"}, {@code "1h30m"}, {@code "2w"}, {@code "PT10M"} and {@code "3600"}. */
public final class TimeToLiveParser {

    /** Maximum TTL. It is longer than any cache lives, and far below the limit of Redis' milliseconds. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private static final Pattern SECONDS = Pattern.compile("[-+]?\\d+");
    private static final Pattern ISO = Pattern.compile("(?i)[-+]?P.+");
    private static final Pattern UNITS =
            Pattern.compile("-?(?:\\d+w)?(?:\\d+d)?(?:\\d+h)?(?:\\d+m)?(?:\\d+s)?(?:\\d+ms)?");
    private static final Pattern UNIT = Pattern.compile("(\\d+)([a-z]+)");

    private static final Map<String, Duration> LENGTHS = Map.of(
            "w", Duration.ofDays(7),
            "d", Duration.ofDays(1),
            "h", Duration.ofHours(1),
            "m", Duration.ofMinutes(1),
            "s", Duration.ofSeconds(1),
            "ms", Duration.ofMillis(1));

    private TimeToLiveParser() {}

    /** Parses the value of an attribute. The attribute's name is for the message. */
    public static Parsed<TimeToLive> parse(String attribute, String text) {
        Optional<Duration> duration;
        try {
            duration = duration(text);
        } catch (ArithmeticException | NumberFormatException overflow) {
            return invalid(CACHED_TTL_TOO_LONG, attribute, text);
        }
        if (duration.isEmpty()) {
            return invalid(CACHED_TTL_INVALID, attribute, text);
        }
        Duration value = duration.get();
        if (value.isZero() || value.isNegative()) {
            return invalid(CACHED_TTL_NOT_POSITIVE, attribute, text);
        }
        if (value.toNanosPart() % 1_000_000 != 0) {
            return invalid(CACHED_TTL_TOO_FINE, attribute, text);
        }
        if (value.compareTo(LONGEST) > 0) {
            return invalid(CACHED_TTL_TOO_LONG, attribute, text);
        }
        return new Parsed.Valid<>(new TimeToLive(value));
    }

    private static Optional<Duration> duration(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        if (ISO.matcher(text).matches()) {
            return iso(text);
        }
        if (!UNITS.matcher(text).matches() || !UNIT.matcher(text).find()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher unit = UNIT.matcher(text);
        while (unit.find()) {
            Duration length = LENGTHS.getOrDefault(unit.group(2), Duration.ZERO);
            sum = sum.plus(length.multipliedBy(Long.parseLong(unit.group(1))));
        }
        return Optional.of(text.startsWith("-") ? sum.negated() : sum);
    }

    /** Parses an ISO-8601 duration. Only the cause of the exception tells a number too large from a malformed text. */
    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException e) {
            if (e.getCause() instanceof ArithmeticException overflow) {
                throw overflow;
            }
            return Optional.empty();
        }
    }

    private static Parsed<TimeToLive> invalid(DiagnosticCode code, String attribute, String text) {
        return new Parsed.Invalid<>(Problem.of(code, attribute, text));
    }
}
