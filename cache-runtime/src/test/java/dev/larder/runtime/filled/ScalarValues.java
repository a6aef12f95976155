package dev.larder.runtime.filled;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
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
import java.util.Currency;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Makes single values, each unlike the one before, with as many digits as their types keep. */
final class ScalarValues {

    private static final Map<Class<?>, IntFunction<Object>> MAKERS = makers();

    private int count;

    ScalarValues(int seed) {
        // Odd, so that seeds differ in what depends on even and odd.
        this.count = seed * 1_001;
    }

    static Set<Class<?>> types() {
        return MAKERS.keySet();
    }

    Optional<Object> next(Class<?> type) {
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return Optional.of(constants[choice(constants.length)]);
        }
        IntFunction<Object> maker = MAKERS.get(type);
        return maker == null ? Optional.empty() : Optional.of(maker.apply(++count));
    }

    int choice(int number) {
        return Math.floorMod(++count, number);
    }

    private static Map<Class<?>, IntFunction<Object>> makers() {
        Map<Class<?>, IntFunction<Object>> makers = new LinkedHashMap<>();
        addNumbers(makers);
        addTexts(makers);
        addTimes(makers);
        return makers;
    }

    private static void addNumbers(Map<Class<?>, IntFunction<Object>> makers) {
        makers.put(int.class, n -> n);
        makers.put(Integer.class, n -> -n);
        makers.put(long.class, n -> Long.MAX_VALUE - n);
        makers.put(Long.class, n -> (long) n);
        makers.put(short.class, n -> (short) n);
        makers.put(Short.class, n -> (short) -n);
        makers.put(byte.class, n -> (byte) n);
        makers.put(Byte.class, n -> (byte) -n);
        makers.put(double.class, n -> n + 0.1 + 0.2);
        makers.put(Double.class, n -> n / 3.0);
        makers.put(float.class, n -> n + 0.1f);
        makers.put(Float.class, n -> n / 3f);
        makers.put(boolean.class, n -> n % 2 == 0);
        makers.put(Boolean.class, n -> n % 2 == 1);
        makers.put(BigInteger.class, n -> BigInteger.TWO.pow(70).add(BigInteger.valueOf(n)));
        makers.put(BigDecimal.class, n -> new BigDecimal(n + ".1230"));
    }

    private static void addTexts(Map<Class<?>, IntFunction<Object>> makers) {
        makers.put(char.class, n -> (char) ('A' + n % 1_000));
        makers.put(Character.class, n -> (char) ('a' + n % 1_000));
        makers.put(String.class, n -> "text " + n + " é \uD83D\uDE00");
        makers.put(UUID.class, n -> new UUID(n, -n));
        makers.put(URI.class, n -> URI.create("https://example.org/" + n + "?q=%20"));
        makers.put(Locale.class, n -> Locale.forLanguageTag("en-x-n" + n));
        makers.put(Currency.class, n -> Currency.getInstance(n % 2 == 0 ? "EUR" : "JPY"));
        makers.put(Pattern.class, n -> Pattern.compile("a" + n, n % 2 == 0 ? 0 : Pattern.CASE_INSENSITIVE));
        makers.put(File.class, n -> new File("relative/" + n));
        makers.put(Path.class, n -> Path.of("relative", String.valueOf(n)));
        makers.put(InetAddress.class, n -> address(n));
        makers.put(byte[].class, n -> new byte[] {0, -1, (byte) n});
    }

    private static InetAddress address(int n) {
        try {
            byte[] bytes = {10, 0, 0, (byte) n};
            return n % 2 == 0 ? InetAddress.getByAddress(bytes) : InetAddress.getByAddress("host" + n, bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addTimes(Map<Class<?>, IntFunction<Object>> makers) {
        makers.put(Instant.class, n -> Instant.ofEpochSecond(n, 123_456_789));
        makers.put(LocalDate.class, n -> LocalDate.ofEpochDay(n));
        makers.put(LocalTime.class, n -> LocalTime.ofNanoOfDay(n));
        makers.put(LocalDateTime.class, n -> LocalDateTime.of(2026, 1, 2, 3, 4).plusNanos(n));
        makers.put(
                OffsetDateTime.class,
                n -> LocalDateTime.of(2026, 1, 2, 3, 4).plusSeconds(n).atOffset(ZoneOffset.ofHours(5)));
        makers.put(
                OffsetTime.class, n -> LocalTime.ofSecondOfDay(n % 86_400).atOffset(ZoneOffset.ofHoursMinutes(5, 30)));
        makers.put(
                ZonedDateTime.class,
                n -> LocalDateTime.of(2026, 7, 2, 3, 4).plusSeconds(n).atZone(ZoneId.of("Europe/Paris")));
        makers.put(Duration.class, n -> Duration.ofSeconds(n, 7));
        makers.put(Period.class, n -> Period.of(n, 2, 3));
        makers.put(Year.class, n -> Year.of(n));
        makers.put(YearMonth.class, n -> YearMonth.of(2026, 1).plusMonths(n));
        makers.put(MonthDay.class, n -> MonthDay.of(1 + n % 12, 1 + n % 28));
        makers.put(ZoneId.class, n -> ZoneId.of(n % 2 == 0 ? "Europe/Paris" : "UTC"));
        makers.put(ZoneOffset.class, n -> ZoneOffset.ofTotalSeconds(n % 1_000));
        makers.put(Date.class, n -> new Date(1_700_000_000_123L + n));
        makers.put(java.sql.Timestamp.class, n -> timestamp(n));
        makers.put(java.sql.Date.class, n -> java.sql.Date.valueOf(LocalDate.ofEpochDay(n)));
        makers.put(java.sql.Time.class, n -> java.sql.Time.valueOf(LocalTime.ofSecondOfDay(n % 86_400)));
        makers.put(TimeZone.class, n -> TimeZone.getTimeZone(n % 2 == 0 ? "America/New_York" : "Asia/Tokyo"));
    }

    private static java.sql.Timestamp timestamp(int n) {
        java.sql.Timestamp timestamp = new java.sql.Timestamp(1_700_000_000_000L + n);
        timestamp.setNanos(123_456_789);
        return timestamp;
    }
}
